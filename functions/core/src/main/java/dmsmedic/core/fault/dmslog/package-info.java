/** How faults are recognised in the task logs of AWS DMS, in every wording that is known. */
@NullMarked
package dmsmedic.core.fault.dmslog;

import org.jspecify.annotations.NullMarked;
