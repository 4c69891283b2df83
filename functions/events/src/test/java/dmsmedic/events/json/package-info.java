/** Tests of JSON within bounds. */
@NullMarked
package dmsmedic.events.json;

import org.jspecify.annotations.NullMarked;
