package dmsmedic.core.loop;

import static dmsmedic.core.incident.Chronicle.LATE;

import dmsmedic.core.decision.Decision;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

  private static final Duration STRIDE = Duration.ofMinutes(10);

  /** A line that names no table may be confirmed by a state that DMS shows later. */
  private static final Duration UNRESOLVED = Duration.ofHours(1);

  void after(Decision decision, TaskFile file, Observation seen, Instant now) {
    switch (decision) {
      case Decision.Ignored(Decision.Ignored.Reason reason, _) -> {
        if (judged(reason)) {
          swept(file, seen, now);
        }
      }
      case Decision.Advance _, Decision.Act _, Decision.Wait _ -> {}
    }
  }

  /**
   * The instant before which the lines of a closed incident's task are history.
   *
   * <p>Lines that the incident has not read, because it waited for a person or because they came
   * late, are read after its end; lines of the old settings are older than the load, and stay
   * history where the load is proven.
   */
  static Instant closing(Incident incident) {
    Instant read = incident.chronicle().dealtWith();
    return incident.phase() instanceof Phase.Healed
        ? incident.hand().loads().stream()
            .map(Load::requestedAt)
            .filter(read::isBefore)
            .max(Comparator.naturalOrder())
            .orElse(read)
        : read;
  }

  /**
   * A line that was read and not judged must be read again; also what was written while the mode
   * was off, for who switches it on wants to hear of it.
   */
  private static boolean judged(Decision.Ignored.Reason reason) {
    return switch (reason) {
      case NOT_A_PATIENT, NOT_CONFIRMED, CLOSED -> true;
      case MODE_OFF, NOT_OBSERVED, BUDGET -> false;
    };
  }

  private void swept(TaskFile file, Observation seen, Instant now) {
    Optional<List<Found>> lines = seen.lines().found();
    if (lines.isEmpty()) {
      return;
    }
    Instant late = now.minus(LATE);
    Instant mark = seen.linesUntil().filter(until -> until.isBefore(late)).orElse(late);
    boolean unresolved =
        lines.get().stream()
            .filter(line -> line.occurrence().fault() == Fault.COPY_NOT_RETRIED)
            .filter(line -> file.before().isNews(line.at()))
            .anyMatch(line -> line.at().isAfter(now.minus(UNRESOLVED)));
    boolean far =
        file.sweptUntil()
            .map(old -> (seen.linesUntil().isPresent() ? old : old.plus(STRIDE)).isBefore(mark))
            .orElse(true);
    if (far && !unresolved) {
      ledger.save(file.swept(mark));
    }
  }
}
