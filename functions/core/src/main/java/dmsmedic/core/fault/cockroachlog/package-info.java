/** How faults are recognised in the logs of CockroachDB, once their format is taken apart. */
@NullMarked
package dmsmedic.core.fault.cockroachlog;

import org.jspecify.annotations.NullMarked;
