/** Table mappings read without a service around them. */
@NullMarked
package dmsmedic.dmssimulator.mapping;

import org.jspecify.annotations.NullMarked;
