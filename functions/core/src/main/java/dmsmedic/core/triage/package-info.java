/** Signals, and whether one of them opens an incident: suspect, confirm, only then act. */
@NullMarked
package dmsmedic.core.triage;

import org.jspecify.annotations.NullMarked;
