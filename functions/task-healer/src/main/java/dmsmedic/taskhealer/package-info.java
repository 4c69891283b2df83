/** The function that heals: the only hand that acts. */
@NullMarked
package dmsmedic.taskhealer;

import org.jspecify.annotations.NullMarked;
