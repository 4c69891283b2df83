/**
 * A small scripted world behind the ports, and the loop that heals it, killed wherever it can be.
 */
@NullMarked
package dmsmedic.core.loop;

import org.jspecify.annotations.NullMarked;
