/** The function that turns log batches into fault sightings, and touches nothing else. */
@NullMarked
package dmsmedic.logwatcher;

import org.jspecify.annotations.NullMarked;
