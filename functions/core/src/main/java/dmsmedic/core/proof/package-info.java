/** The arithmetic that says whether a table on the target is whole. */
@NullMarked
package dmsmedic.core.proof;

import org.jspecify.annotations.NullMarked;
