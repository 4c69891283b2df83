/**
 * SQL as words with positions, so that a statement can be read and edited without losing a
 * character.
 */
@NullMarked
package dmsmedic.cockroachstandin.sql;

import org.jspecify.annotations.NullMarked;
