/** Tests of {@code medic scan}. */
@NullMarked
package dmsmedic.medic.scan;

import org.jspecify.annotations.NullMarked;
