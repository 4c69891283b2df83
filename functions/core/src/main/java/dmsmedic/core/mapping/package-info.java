/** Table mappings and transformation rules: which target table a source table becomes. */
@NullMarked
package dmsmedic.core.mapping;

import org.jspecify.annotations.NullMarked;
