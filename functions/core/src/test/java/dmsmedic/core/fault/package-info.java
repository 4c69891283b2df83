/** Tests of the names of faults and of how their sightings are counted. */
@NullMarked
package dmsmedic.core.fault;

import org.jspecify.annotations.NullMarked;
