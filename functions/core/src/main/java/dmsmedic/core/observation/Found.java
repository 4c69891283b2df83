package dmsmedic.core.observation;

import dmsmedic.core.fault.Occurrence;
import java.time.Instant;

/** A log line in which a fault shows, read from the log itself, with the log's own time. */
public record Found(Occurrence occurrence, Instant at) {}
