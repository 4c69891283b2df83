/** What a task says: the lines of its log stream and its events. */
@NullMarked
package dmsmedic.dmssimulator.voice;

import org.jspecify.annotations.NullMarked;
