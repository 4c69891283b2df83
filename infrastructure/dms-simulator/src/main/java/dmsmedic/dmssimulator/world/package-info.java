/** What the simulated account holds: instances, endpoints, tasks, their tables, and refusals. */
@NullMarked
package dmsmedic.dmssimulator.world;

import org.jspecify.annotations.NullMarked;
