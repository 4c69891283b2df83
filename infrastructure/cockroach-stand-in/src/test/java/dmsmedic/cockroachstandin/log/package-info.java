/** Tests of the SQL_EXEC channel. */
@NullMarked
package dmsmedic.cockroachstandin.log;

import org.jspecify.annotations.NullMarked;
