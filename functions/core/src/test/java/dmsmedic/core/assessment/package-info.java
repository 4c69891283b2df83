/** Diagnoses and plans. */
@NullMarked
package dmsmedic.core.assessment;

import org.jspecify.annotations.NullMarked;
