/** The house rules as tests: what a reviewer would otherwise have to say again and again. */
@NullMarked
package dmsmedic.medic.house;

import org.jspecify.annotations.NullMarked;
