/** Ladders, their guards, and what merging rungs comes to. */
@NullMarked
package dmsmedic.core.treatment;

import org.jspecify.annotations.NullMarked;
