/** The command line: the same knowledge in the hand of an engineer. */
@NullMarked
package dmsmedic.medic;

import org.jspecify.annotations.NullMarked;
