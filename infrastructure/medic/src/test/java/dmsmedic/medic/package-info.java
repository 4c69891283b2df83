/** Tests of the command line. */
@NullMarked
package dmsmedic.medic;

import org.jspecify.annotations.NullMarked;
