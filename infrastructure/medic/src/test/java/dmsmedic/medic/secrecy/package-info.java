/** That nothing secret or personal leaves the program. */
@NullMarked
package dmsmedic.medic.secrecy;

import org.jspecify.annotations.NullMarked;
