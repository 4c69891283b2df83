/** The command line {@code medic}: its commands, their exit statuses, and what starts them. */
@NullMarked
package dmsmedic.medic;

import org.jspecify.annotations.NullMarked;
