/** The function itself: reads one event, wakes the loop, and wires every adapter to its port. */
@NullMarked
package dmsmedic.taskhealer.healer;

import org.jspecify.annotations.NullMarked;
