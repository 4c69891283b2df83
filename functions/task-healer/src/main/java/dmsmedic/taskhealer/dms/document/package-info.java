/** The two JSON documents of a replication task: its settings and its table mappings. */
@NullMarked
package dmsmedic.taskhealer.dms.document;

import org.jspecify.annotations.NullMarked;
