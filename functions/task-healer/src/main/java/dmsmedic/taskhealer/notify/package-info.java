/** The way to people: events on the bus, and a text for each channel on a topic. */
@NullMarked
package dmsmedic.taskhealer.notify;

import org.jspecify.annotations.NullMarked;
