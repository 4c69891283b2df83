/**
 * What can be chosen about the simulated service: durations, quota, and behaviour AWS never
 * published.
 */
@NullMarked
package dmsmedic.dmssimulator.behaviour;

import org.jspecify.annotations.NullMarked;
