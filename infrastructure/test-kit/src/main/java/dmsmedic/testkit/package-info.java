/** Port contracts, their fakes and the seeded world. */
@NullMarked
package dmsmedic.testkit;

import org.jspecify.annotations.NullMarked;
