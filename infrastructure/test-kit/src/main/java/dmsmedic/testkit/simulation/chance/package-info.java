/** Time and chance of a simulated world: both come from one seed alone. */
@NullMarked
package dmsmedic.testkit.simulation.chance;

import org.jspecify.annotations.NullMarked;
