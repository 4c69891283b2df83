@NullMarked
package dmsmedic.logwatcher;

import org.jspecify.annotations.NullMarked;
