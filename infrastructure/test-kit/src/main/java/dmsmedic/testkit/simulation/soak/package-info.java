/** Many seeds, each run twice and judged; and what is left of a seed that breaks a promise. */
@NullMarked
package dmsmedic.testkit.simulation.soak;

import org.jspecify.annotations.NullMarked;
