/**
 * A CockroachDB that runs on a laptop: its wire, words and errors in front of an embedded
 * PostgreSQL.
 */
@NullMarked
package dmsmedic.cockroachstandin;

import org.jspecify.annotations.NullMarked;
