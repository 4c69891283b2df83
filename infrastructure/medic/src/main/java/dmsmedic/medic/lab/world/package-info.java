/** The world of a story: source, target, DMS, bus, logs, and the real handlers between them. */
@NullMarked
package dmsmedic.medic.lab.world;

import org.jspecify.annotations.NullMarked;
