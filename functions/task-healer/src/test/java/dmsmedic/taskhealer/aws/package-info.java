/** What failures of AWS calls mean, and what they may say. */
@NullMarked
package dmsmedic.taskhealer.aws;

import org.jspecify.annotations.NullMarked;
