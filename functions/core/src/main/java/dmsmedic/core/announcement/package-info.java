/** The sentences that people receive. */
@NullMarked
package dmsmedic.core.announcement;

import org.jspecify.annotations.NullMarked;
