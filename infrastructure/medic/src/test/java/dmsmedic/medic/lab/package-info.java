/** The lab as its user meets it. */
@NullMarked
package dmsmedic.medic.lab;

import org.jspecify.annotations.NullMarked;
