/** The stories that the lab can play: what stands where, what happens, and how it must end. */
@NullMarked
package dmsmedic.medic.lab.scenario;

import org.jspecify.annotations.NullMarked;
