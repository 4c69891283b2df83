/** What is known and remembered of an incident, from the first confirmed sighting to its end. */
@NullMarked
package dmsmedic.core.incident;

import org.jspecify.annotations.NullMarked;
