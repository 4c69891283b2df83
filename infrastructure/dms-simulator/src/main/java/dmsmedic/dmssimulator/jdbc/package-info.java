/** Rows that really move between PostgreSQL-speaking databases. */
@NullMarked
package dmsmedic.dmssimulator.jdbc;

import org.jspecify.annotations.NullMarked;
