/** JSON as a tree of values, read and written with jackson-core within fixed bounds. */
@NullMarked
package dmsmedic.events.json;

import org.jspecify.annotations.NullMarked;
