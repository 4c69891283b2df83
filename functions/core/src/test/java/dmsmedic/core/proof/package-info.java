/** The arithmetic of whole tables, at its edges. */
@NullMarked
package dmsmedic.core.proof;

import org.jspecify.annotations.NullMarked;
