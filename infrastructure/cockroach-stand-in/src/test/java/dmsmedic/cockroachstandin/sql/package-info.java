/** Tests of reading SQL. */
@NullMarked
package dmsmedic.cockroachstandin.sql;

import org.jspecify.annotations.NullMarked;
