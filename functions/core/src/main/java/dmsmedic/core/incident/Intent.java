package dmsmedic.core.incident;

import java.time.Instant;

/**
 * A deed that is about to be done, written before it.
 *
 * @param at when it was written, by our clock
 * @param leaseUntil until then it belongs to the hand that wrote it
 */
public record Intent(Deed deed, Instant at, Instant leaseUntil) {}
