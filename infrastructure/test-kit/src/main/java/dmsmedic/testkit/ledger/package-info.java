/** Incidents to fill a ledger with. */
@NullMarked
package dmsmedic.testkit.ledger;

import org.jspecify.annotations.NullMarked;
