/** Rows of a simulated source and target: whole, cut, missing, or written by somebody else. */
@NullMarked
package dmsmedic.testkit.simulation.rows;

import org.jspecify.annotations.NullMarked;
