package dmsmedic.dmssimulator;

import java.time.Instant;

/**
 * A request that the simulated service received.
 *
 * @param operation the operation's name
 * @param request its JSON, passwords masked
 * @param outcome {@code OK}, or the error's code
 * @param at the simulator's time
 */
public record DmsCall(String operation, String request, String outcome, Instant at) {}
