@NullMarked
package dmsmedic.taskhealer;

import org.jspecify.annotations.NullMarked;
