/** Which signals open an incident. */
@NullMarked
package dmsmedic.core.triage;

import org.jspecify.annotations.NullMarked;
