/** The adapter to AWS DMS: its calls, its errors and its answers, told in the words of core. */
@NullMarked
package dmsmedic.taskhealer.dms;

import org.jspecify.annotations.NullMarked;
