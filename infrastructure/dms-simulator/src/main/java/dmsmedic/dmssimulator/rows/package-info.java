/** The port to the two databases a task moves rows between, and the words it speaks. */
@NullMarked
package dmsmedic.dmssimulator.rows;

import org.jspecify.annotations.NullMarked;
