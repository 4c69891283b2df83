@NullMarked
package dmsmedic.medic;

import org.jspecify.annotations.NullMarked;
