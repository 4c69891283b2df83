/** Tests of the function that watches logs. */
@NullMarked
package dmsmedic.logwatcher;

import org.jspecify.annotations.NullMarked;
