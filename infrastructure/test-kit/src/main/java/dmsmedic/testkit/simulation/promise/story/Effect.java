package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.testkit.simulation.history.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that the healer did and that took effect.
 *
 * @param task the operator's task that it was done for; empty where none can be told
 * @param recovery the recovery task, where it was done to one that exists already
 * @param incident the incident that it was done for, as far as ledger and tags tell
 */
public record Effect(
    Event event,
    Optional<TaskStory> task,
    Optional<TaskStory> recovery,
    Optional<IncidentStory> incident) {

  /** When it took effect. */
  public Instant at() {
    return event.at();
  }

  /** What the ledger says of the incident at this moment. */
  public Optional<Incident> ledger() {
    return incident.map(IncidentStory::latest);
  }

  /** The intent that the ledger holds at this moment. */
  public Optional<Intent> intent() {
    return ledger().flatMap(known -> known.hand().intent());
  }

  /** Whether it was done to the operator's own task, and not to a recovery task. */
  public boolean onTask() {
    return recovery.isEmpty();
  }

  /** Whether it changes more than that something of ours is put back or put away. */
  public boolean changes() {
    return switch (event) {
      case Event.Stopped _ -> onTask();
      case Event.Started _ -> !onTask();
      case Event.Deleted _ -> onTask();
      case Event.Created _,
          Event.Modified _,
          Event.RestChanged _,
          Event.Reloaded _,
          Event.Tagged _,
          Event.RoleSet _ ->
          true;
      case Event.Targeted _,
          Event.LoadBegan _,
          Event.LoadEnded _,
          Event.Truncated _,
          Event.Reached _,
          Event.Line _,
          Event.Saved _,
          Event.Audited _,
          Event.Announced _,
          Event.CommandComposed _,
          Event.StatementComposed _,
          Event.Trouble _ ->
          false;
    };
  }

  /**
   * Whether the healer could know by now what happened at an instant.
   *
   * <p>It looks, writes its intent and acts; what happens after the look it does not see.
   */
  public boolean couldKnow(Instant of, Bounds bounds) {
    Instant decided = incident.map(IncidentStory::savedAt).orElse(at());
    return !of.isAfter(decided.minus(bounds.doubts().glance()));
  }

  /** What it was, for people. */
  public String words() {
    return event.getClass().getSimpleName().toLowerCase(Locale.ROOT)
        + " "
        + recovery.or(() -> task).map(known -> known.arn().value()).orElse(event.toString());
  }
}
