package dmsmedic.testkit.simulation.promise.story;

import static dmsmedic.testkit.simulation.promise.story.Given.RECOVERY;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.TaskStory.InForce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Events with many parts, of which a tale tells only the few that matter. */
final class Happening {

  private Happening() {}

  /** A person creates a task. */
  static Function<Instant, Event> created(TaskArn task, Map<String, String> tags) {
    return at ->
        new Event.Created(at, Actor.PERSON, task, "shop", Optional.empty(), List.of(), tags);
  }

  /** The healer creates its recovery task. */
  static Function<Instant, Event> recoveryCreated(Incident incident, List<TableName> tables) {
    return at ->
        new Event.Created(
            at,
            Actor.HEALER,
            RECOVERY,
            incident.recoveryIdentifier(),
            Optional.of(incident.task()),
            tables,
            tags(incident));
  }

  /** The tags of a recovery task. */
  static Map<String, String> tags(Incident incident) {
    return Map.of(
        Mode.TAG, "heal",
        Mode.INCIDENT_TAG, incident.id(),
        Mode.PARENT_TAG, incident.task().value());
  }

  /** A line tells at once what is wrong with a table. */
  static Function<Instant, Event> line(TaskArn task, Fault fault, TableName table) {
    return at -> new Event.Line(at, at, task, fault, table);
  }

  /** Somebody modifies a task. */
  static Function<Instant, Event> modified(Actor by, TaskArn task, InForce before, InForce after) {
    return at ->
        new Event.Modified(
            at, by, task, before.settings(), after.settings(), before.mappings(), after.mappings());
  }

  /** A hand announces the last notice of an incident as something. */
  static Function<Instant, Event> announced(
      int hand, Incident incident, Notice.Kind kind, Section... sections) {
    String id = incident.id() + "-" + incident.notices();
    return at ->
        new Event.Announced(
            at,
            hand,
            new Announcement(
                id, incident.id(), incident.task(), kind, at, "DMS task", List.of(sections)));
  }
}
