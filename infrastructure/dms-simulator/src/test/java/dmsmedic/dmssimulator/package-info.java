/** The simulated service as its clients see it: the AWS SDK in front, two databases behind. */
@NullMarked
package dmsmedic.dmssimulator;

import org.jspecify.annotations.NullMarked;
