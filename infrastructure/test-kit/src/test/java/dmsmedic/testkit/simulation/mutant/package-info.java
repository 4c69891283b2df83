/** Healers that are broken on purpose, one for each promise, which the simulation must catch. */
@NullMarked
package dmsmedic.testkit.simulation.mutant;

import org.jspecify.annotations.NullMarked;
