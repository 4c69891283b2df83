/** Rows that need no database. */
@NullMarked
package dmsmedic.dmssimulator.synthetic;

import org.jspecify.annotations.NullMarked;
