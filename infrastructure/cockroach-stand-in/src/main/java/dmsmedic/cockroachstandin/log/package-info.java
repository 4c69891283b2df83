/** The lines that CockroachDB writes to its SQL_EXEC channel. */
@NullMarked
package dmsmedic.cockroachstandin.log;

import org.jspecify.annotations.NullMarked;
