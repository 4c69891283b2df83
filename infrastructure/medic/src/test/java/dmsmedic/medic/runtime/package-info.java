/** The real Lambda runtime interface client over a function's zip, without Docker. */
@NullMarked
package dmsmedic.medic.runtime;

import org.jspecify.annotations.NullMarked;
