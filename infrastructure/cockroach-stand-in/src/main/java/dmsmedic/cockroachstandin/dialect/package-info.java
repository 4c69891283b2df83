/** What each version of CockroachDB knows: its name and its session variables. */
@NullMarked
package dmsmedic.cockroachstandin.dialect;

import org.jspecify.annotations.NullMarked;
