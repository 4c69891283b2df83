/** The command that runs the simulated DMS alone, for any AWS SDK and the AWS CLI. */
@NullMarked
package dmsmedic.medic.dms;

import org.jspecify.annotations.NullMarked;
