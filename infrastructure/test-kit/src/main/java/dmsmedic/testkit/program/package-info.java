/**
 * Programs that are not ours and that tests run: found, or installed once, or said to be absent.
 */
@NullMarked
package dmsmedic.testkit.program;

import org.jspecify.annotations.NullMarked;
