/** What can go wrong, by name, and what a sighting of it says: where, what, how often, when. */
@NullMarked
package dmsmedic.core.fault;

import org.jspecify.annotations.NullMarked;
