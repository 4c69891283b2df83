/** Tests of the words of a migration. */
@NullMarked
package dmsmedic.core.migration;

import org.jspecify.annotations.NullMarked;
