/** Tests of what is remembered of the whole fleet. */
@NullMarked
package dmsmedic.core.fleet;

import org.jspecify.annotations.NullMarked;
