/**
 * A world of migrations that runs in one process: DMS, its logs, a cluster, a ledger and people.
 *
 * <p>It is written from what AWS and CockroachDB document, and knows nothing of how the healer
 * decides.
 */
@NullMarked
package dmsmedic.testkit.simulation.world;

import org.jspecify.annotations.NullMarked;
