/** Tests of how faults are recognised in CockroachDB's logs. */
@NullMarked
package dmsmedic.core.fault.cockroachlog;

import org.jspecify.annotations.NullMarked;
