/** The real handlers of the two functions, over the world of a story. */
@NullMarked
package dmsmedic.medic.lab.functions;

import org.jspecify.annotations.NullMarked;
