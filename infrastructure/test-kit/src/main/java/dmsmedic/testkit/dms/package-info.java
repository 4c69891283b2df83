/** The contract of every DMS, and a DMS in memory that keeps it. */
@NullMarked
package dmsmedic.testkit.dms;

import org.jspecify.annotations.NullMarked;
