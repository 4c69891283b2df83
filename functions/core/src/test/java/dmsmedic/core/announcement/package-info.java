/** What people read. */
@NullMarked
package dmsmedic.core.announcement;

import org.jspecify.annotations.NullMarked;
