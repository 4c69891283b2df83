/** The stepped clock with its agenda, and what waits to leave the simulator. */
@NullMarked
package dmsmedic.dmssimulator.kernel;

import org.jspecify.annotations.NullMarked;
