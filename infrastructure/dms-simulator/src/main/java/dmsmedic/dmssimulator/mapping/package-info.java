/** The table mappings document: selection, transformation and table settings rules. */
@NullMarked
package dmsmedic.dmssimulator.mapping;

import org.jspecify.annotations.NullMarked;
