/** What a history has told so far, as far as promises ask for it, and how they are asked. */
@NullMarked
package dmsmedic.testkit.simulation.promise.story;

import org.jspecify.annotations.NullMarked;
