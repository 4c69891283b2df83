/** Large objects measured and cut. */
@NullMarked
package dmsmedic.dmssimulator.plan;

import org.jspecify.annotations.NullMarked;
