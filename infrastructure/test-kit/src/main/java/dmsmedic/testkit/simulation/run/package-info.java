/**
 * Runs of the production loop in a simulated world: one, many, and the shortest that still fails.
 */
@NullMarked
package dmsmedic.testkit.simulation.run;

import org.jspecify.annotations.NullMarked;
