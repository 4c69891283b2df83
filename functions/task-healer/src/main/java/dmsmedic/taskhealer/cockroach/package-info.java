/** The target CockroachDB cluster over JDBC: what it says of itself, its tables and its roles. */
@NullMarked
package dmsmedic.taskhealer.cockroach;

import org.jspecify.annotations.NullMarked;
