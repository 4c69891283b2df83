/**
 * The embedded PostgreSQL, the views that make it look like CockroachDB, and what is asked of it.
 */
@NullMarked
package dmsmedic.cockroachstandin.backend;

import org.jspecify.annotations.NullMarked;
