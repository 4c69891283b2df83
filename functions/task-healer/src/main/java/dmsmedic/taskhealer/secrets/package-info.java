/** Credentials of databases in AWS Secrets Manager. */
@NullMarked
package dmsmedic.taskhealer.secrets;

import org.jspecify.annotations.NullMarked;
