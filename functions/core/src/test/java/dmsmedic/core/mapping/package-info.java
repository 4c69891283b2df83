/** Source names, target names, and where the rules do not tell. */
@NullMarked
package dmsmedic.core.mapping;

import org.jspecify.annotations.NullMarked;
