/** Tries of the programs that tests run. */
@NullMarked
package dmsmedic.testkit.program;

import org.jspecify.annotations.NullMarked;
