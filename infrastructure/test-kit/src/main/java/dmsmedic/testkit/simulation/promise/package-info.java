/** What the product promises, each promise checked against what really happened in a run. */
@NullMarked
package dmsmedic.testkit.simulation.promise;

import org.jspecify.annotations.NullMarked;
