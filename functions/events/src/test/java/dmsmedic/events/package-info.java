/** Tests of the events and their readers and writers. */
@NullMarked
package dmsmedic.events;

import org.jspecify.annotations.NullMarked;
