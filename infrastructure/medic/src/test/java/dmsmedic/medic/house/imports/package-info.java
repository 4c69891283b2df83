/** The walls between modules and packages: who may import whom. */
@NullMarked
package dmsmedic.medic.house.imports;

import org.jspecify.annotations.NullMarked;
