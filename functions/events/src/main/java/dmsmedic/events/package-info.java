@NullMarked
package dmsmedic.events;

import org.jspecify.annotations.NullMarked;
