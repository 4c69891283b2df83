/** COPY as CockroachDB does it: rows, batches, conflicts and the texts of their errors. */
@NullMarked
package dmsmedic.cockroachstandin.copy;

import org.jspecify.annotations.NullMarked;
