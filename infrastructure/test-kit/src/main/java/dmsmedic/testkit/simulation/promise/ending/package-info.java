/** What the healer promises of how incidents end, and of what it tells people. */
@NullMarked
package dmsmedic.testkit.simulation.promise.ending;

import org.jspecify.annotations.NullMarked;
