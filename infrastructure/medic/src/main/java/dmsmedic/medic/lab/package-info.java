/**
 * The main job on a laptop: real rows are damaged and healed by the real handlers, and it is told.
 */
@NullMarked
package dmsmedic.medic.lab;

import org.jspecify.annotations.NullMarked;
