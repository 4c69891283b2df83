/** Tests of the simulated DMS as a program, with the clients that people point at it. */
@NullMarked
package dmsmedic.medic.dms;

import org.jspecify.annotations.NullMarked;
