/** What a task does while it lives: states, full load, change capture, apply, validation. */
@NullMarked
package dmsmedic.dmssimulator.engine;

import org.jspecify.annotations.NullMarked;
