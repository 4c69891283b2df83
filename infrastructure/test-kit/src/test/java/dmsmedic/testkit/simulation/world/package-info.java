/** The parts of the simulated world keep the contracts of the ports that they stand for. */
@NullMarked
package dmsmedic.testkit.simulation.world;

import org.jspecify.annotations.NullMarked;
