/** The closed list of statement forms, and how each is said to PostgreSQL. */
@NullMarked
package dmsmedic.cockroachstandin.forms;

import org.jspecify.annotations.NullMarked;
