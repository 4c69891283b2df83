package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the ledger has told of one incident so far. */
public final class IncidentStory {
  private final Instant openedAt;
  private final Map<String, Asked> asked = new HashMap<>();
  private Incident latest;
  private Instant savedAt;
  private Optional<Instant> begunAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private Instant stopBegan = Instant.MAX;
  private Instant stopEnded = Instant.MIN;

  /** What a person was asked for, and when first. */
  private record Asked(Treatment treatment, Instant at) {}

  IncidentStory(Incident first, Instant at) {
    latest = first;
    openedAt = at;
    savedAt = at;
    take(first, at, 0);
  }

  void saved(Incident next, Instant at) {
    int treatments = latest.plan().treatments();
    latest = next;
    savedAt = at;
    take(next, at, treatments);
  }

  private void take(Incident next, Instant at, int treatmentsBefore) {
    if (next.plan().treatments() > treatmentsBefore) {
      begunAt = Optional.of(at);
    }
    if (next.phase() instanceof Phase.AwaitingApproval(_, String fingerprint)) {
      asks(next, fingerprint, at);
    } else if (next.phase() instanceof Phase.Held(_, String fingerprint)) {
      asks(next, fingerprint, at);
    }
    boolean stops =
        next.hand().intent().filter(one -> one.deed() instanceof Deed.StopTask).isPresent();
    if (stops) {
      stopBegan = at;
      stopEnded = Instant.MAX;
    } else if (stopEnded.equals(Instant.MAX)) {
      stopEnded = at;
    }
    if (next.phase().last() && endedAt.isEmpty()) {
      endedAt = Optional.of(at);
    }
  }

  private void asks(Incident next, String fingerprint, Instant at) {
    next.plan()
        .treatment()
        .ifPresent(treatment -> asked.putIfAbsent(fingerprint, new Asked(treatment, at)));
  }

  /** Its id. */
  public String id() {
    return latest.id();
  }

  /** Its task. */
  public TaskArn task() {
    return latest.task();
  }

  /** It as the ledger has it now. */
  public Incident latest() {
    return latest;
  }

  /** When the ledger took it for the first time. */
  public Instant openedAt() {
    return openedAt;
  }

  /** When the ledger took it for the last time. */
  public Instant savedAt() {
    return savedAt;
  }

  /**
   * Whether its last stop of the task was intended at that time, and not known to be done; what
   * happened within a glance before could not be seen any more.
   */
  public boolean stopUnderWayAt(Instant at, Duration glance) {
    return at.plus(glance).isAfter(stopBegan) && !at.isAfter(stopEnded);
  }

  /** When its last treatment began; empty before the first. */
  public Optional<Instant> begunAt() {
    return begunAt;
  }

  /** When it ended. */
  public Optional<Instant> endedAt() {
    return endedAt;
  }

  /** Whether it is not over. */
  public boolean open() {
    return endedAt.isEmpty();
  }

  /** Whether it is over, and well. */
  public boolean healed() {
    return latest.phase() instanceof Phase.Healed;
  }

  /** The treatment that has begun; empty before the first one has. */
  public Optional<Treatment> treatment() {
    return latest.plan().treatments() > 0 ? latest.plan().treatment() : Optional.empty();
  }

  /** When a person was asked first for this very treatment with this fingerprint. */
  public Optional<Instant> asked(String fingerprint, Treatment treatment) {
    return Optional.ofNullable(asked.get(fingerprint))
        .filter(known -> known.treatment().equals(treatment))
        .map(Asked::at);
  }
}
