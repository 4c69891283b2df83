/** The ports to the world and the one loop that asks, decides, acts and records over them. */
@NullMarked
package dmsmedic.core.loop;

import org.jspecify.annotations.NullMarked;
