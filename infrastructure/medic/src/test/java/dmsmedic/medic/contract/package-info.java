/** Tests of what the parts of the project promise each other. */
@NullMarked
package dmsmedic.medic.contract;

import org.jspecify.annotations.NullMarked;
