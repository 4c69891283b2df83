/** Tests of how faults are recognised in task logs. */
@NullMarked
package dmsmedic.core.fault.dmslog;

import org.jspecify.annotations.NullMarked;
