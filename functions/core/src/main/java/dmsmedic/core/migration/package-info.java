/** The words of a DMS migration: tasks and tables, as AWS DMS and the databases name them. */
@NullMarked
package dmsmedic.core.migration;

import org.jspecify.annotations.NullMarked;
