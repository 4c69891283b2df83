/** Modes and budgets. */
@NullMarked
package dmsmedic.core.belt;

import org.jspecify.annotations.NullMarked;
