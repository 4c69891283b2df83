/** The function that watches logs: CloudWatch Logs batches in, fault sightings on the bus out. */
@NullMarked
package dmsmedic.logwatcher;

import org.jspecify.annotations.NullMarked;
