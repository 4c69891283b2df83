/** Logs in CloudWatch, read back for the lines in which a fault shows. */
@NullMarked
package dmsmedic.taskhealer.cloudwatch;

import org.jspecify.annotations.NullMarked;
