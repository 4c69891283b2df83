package dmsmedic.core.loop;

import dmsmedic.core.decision.Decision;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the log of a task was read.
 *
 * <p>Truncation leaves no trace in the API, so every tick reads the log from here: a lost delivery
 * costs minutes, not the truth. The mark moves rarely, to save writes, and stays behind the
 * present, because lines reach CloudWatch late.
 */
record Watermark(Ledger ledger) {

  private static final Duration LATE = Duration.ofMinutes(5);
  private static final Duration STRIDE = Duration.ofMinutes(10);

  /** A line that names no table may be confirmed by a state that DMS shows later. */
  private static final Duration UNRESOLVED = Duration.ofHours(1);

  void after(Decision decision, TaskFile file, Observation seen, Instant now) {
    switch (decision) {
      case Decision.Advance(Incident opened) -> ledger.save(file.opened(opened.openedAt()));
      case Decision.Ignored _ -> swept(file, seen, now);
      case Decision.Act _, Decision.Wait _ -> {}
    }
  }

  private void swept(TaskFile file, Observation seen, Instant now) {
    Optional<List<Found>> lines = seen.lines().found();
    if (lines.isEmpty()) {
      return;
    }
    Instant mark = now.minus(LATE);
    boolean unresolved =
        lines.get().stream()
            .filter(line -> line.occurrence().fault() == Fault.COPY_NOT_RETRIED)
            .anyMatch(line -> line.at().isAfter(now.minus(UNRESOLVED)));
    boolean far = file.sweptUntil().map(old -> old.plus(STRIDE).isBefore(mark)).orElse(true);
    if (far && !unresolved) {
      ledger.save(file.swept(mark));
    }
  }
}
