/**
 * How much is asked of the world and in which order, so that a storm neither starves nor floods.
 */
@NullMarked
package dmsmedic.core.pace;

import org.jspecify.annotations.NullMarked;
