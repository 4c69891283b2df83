/** A DMS that runs on a laptop: starting it, stepping its clock, and seeing what it was asked. */
@NullMarked
package dmsmedic.dmssimulator;

import org.jspecify.annotations.NullMarked;
