/** Storms: hundreds of tasks and thousands of hurt tables at once, on a DMS with a real bucket. */
@NullMarked
package dmsmedic.testkit.load;

import org.jspecify.annotations.NullMarked;
