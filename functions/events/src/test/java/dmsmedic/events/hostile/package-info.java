/** Hostile events and log texts, which the readers must survive. */
@NullMarked
package dmsmedic.events.hostile;

import org.jspecify.annotations.NullMarked;
