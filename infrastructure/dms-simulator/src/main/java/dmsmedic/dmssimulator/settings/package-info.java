/** The task settings document: defaults, merging, refusals, and typed reading. */
@NullMarked
package dmsmedic.dmssimulator.settings;

import org.jspecify.annotations.NullMarked;
