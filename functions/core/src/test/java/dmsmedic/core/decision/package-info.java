/** Every phase against everything that can be observed, and what is decided. */
@NullMarked
package dmsmedic.core.decision;

import org.jspecify.annotations.NullMarked;
