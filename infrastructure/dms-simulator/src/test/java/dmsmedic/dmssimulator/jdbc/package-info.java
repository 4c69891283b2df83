/** What PostgreSQL tells about changes, read. */
@NullMarked
package dmsmedic.dmssimulator.jdbc;

import org.jspecify.annotations.NullMarked;
