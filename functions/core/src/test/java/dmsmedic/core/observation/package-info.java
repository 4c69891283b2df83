/** What clusters and instances say of themselves. */
@NullMarked
package dmsmedic.core.observation;

import org.jspecify.annotations.NullMarked;
