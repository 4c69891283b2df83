/** Tests of the order of turns, the allowance of requests, and what is recalled. */
@NullMarked
package dmsmedic.core.pace;

import org.jspecify.annotations.NullMarked;
