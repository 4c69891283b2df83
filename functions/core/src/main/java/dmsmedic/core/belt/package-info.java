/** Limits on ourselves: modes, deadlines, budgets, storms and leases. */
@NullMarked
package dmsmedic.core.belt;

import org.jspecify.annotations.NullMarked;
