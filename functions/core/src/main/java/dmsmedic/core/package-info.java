@NullMarked
package dmsmedic.core;

import org.jspecify.annotations.NullMarked;
