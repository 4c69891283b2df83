/**
 * What the rooms of a session share: the cluster behind it and the conversation with PostgreSQL.
 */
@NullMarked
package dmsmedic.cockroachstandin.house;

import org.jspecify.annotations.NullMarked;
