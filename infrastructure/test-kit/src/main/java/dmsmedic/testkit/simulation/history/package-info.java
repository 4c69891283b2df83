/** What really happened in one simulated run, in order: the only thing that promises look at. */
@NullMarked
package dmsmedic.testkit.simulation.history;

import org.jspecify.annotations.NullMarked;
