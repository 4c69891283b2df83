/** What the healer promises of everything that it does. */
@NullMarked
package dmsmedic.testkit.simulation.promise.deed;

import org.jspecify.annotations.NullMarked;
