/** One COPY, from its plan to its end. */
@NullMarked
package dmsmedic.cockroachstandin.load;

import org.jspecify.annotations.NullMarked;
