/** What an incident remembers. */
@NullMarked
package dmsmedic.core.incident;

import org.jspecify.annotations.NullMarked;
