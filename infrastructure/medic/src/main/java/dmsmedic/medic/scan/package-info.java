/** {@code medic scan}: what would have been seen and done, found in logs of the past. */
@NullMarked
package dmsmedic.medic.scan;

import org.jspecify.annotations.NullMarked;
