/** Every event of the folder `events` as a record with its reader and writer. */
@NullMarked
package dmsmedic.events;

import org.jspecify.annotations.NullMarked;
