package dmsmedic.testkit.simulation.history;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that really happened in the simulated world, dated by the world's own clock.
 *
 * <p>An event is written by the world where a thing takes effect, never by the healer: a request
 * that was lost leaves none, an accepted one whose answer was lost leaves one.
 */
public sealed interface Event {

  /** When it happened. */
  Instant at();

  /** A task was created; {@code parent} is the task whose tables a task of the healer loads. */
  record Created(
      Instant at,
      Actor by,
      TaskArn task,
      String identifier,
      Optional<TaskArn> parent,
      List<TableName> tables,
      Map<String, String> tags)
      implements Event {}

  /**
   * A task writes into a cluster; one that is never told writes into no cluster that is known.
   *
   * @param cluster named as in {@link RoleSet}
   */
  record Targeted(Instant at, TaskArn task, String cluster) implements Event {}

  /** DMS accepted a stop. */
  record Stopped(Instant at, Actor by, TaskArn task) implements Event {}

  /** DMS accepted a start or a resume. */
  record Started(Instant at, Actor by, TaskArn task) implements Event {}

  /** DMS accepted a modification; the values are those in force before and after it. */
  record Modified(
      Instant at,
      Actor by,
      TaskArn task,
      TaskSettings before,
      TaskSettings after,
      TableMappings mappingsBefore,
      TableMappings mappingsAfter)
      implements Event {}

  /** Somebody changed settings that the healer does not model. */
  record RestChanged(Instant at, Actor by, TaskArn task) implements Event {}

  /** DMS accepted a request to load tables again; one that names no table it was only sent. */
  record Reloaded(Instant at, Actor by, TaskArn task, List<TableName> tables) implements Event {}

  /** A load began; from here to {@link LoadEnded} time is loading time. */
  record LoadBegan(Instant at, TaskArn task, TableName source) implements Event {}

  /** A load ended, well or not. */
  record LoadEnded(Instant at, TaskArn task, TableName source, boolean whole) implements Event {}

  /**
   * The rows of a target table were thrown away before a load.
   *
   * @param foreign when those of the rows were written that somebody else than DMS wrote
   */
  record Truncated(
      Instant at, TaskArn task, TableName source, TableName target, List<Instant> foreign)
      implements Event {}

  /** A task reached a state. */
  record Reached(Instant at, TaskArn task, TaskStatus status) implements Event {}

  /** DMS accepted a deletion. */
  record Deleted(Instant at, Actor by, TaskArn task) implements Event {}

  /** The tags of a task were changed. */
  record Tagged(Instant at, Actor by, TaskArn task, Map<String, String> tags) implements Event {}

  /** A default of a role was changed; {@code from} is what was really in force. */
  record RoleSet(Instant at, Actor by, String cluster, RoleChange change) implements Event {}

  /**
   * A true line of a fault was written into a log.
   *
   * @param at when it can be read
   * @param writtenAt the date that it bears
   */
  record Line(Instant at, Instant writtenAt, TaskArn task, Fault fault, TableName source)
      implements Event {}

  /** The ledger took an incident; it carries the version that it has now. */
  record Saved(Instant at, Incident incident) implements Event {}

  /**
   * How the tables of an incident really stand at the moment at which it is called healed.
   *
   * @param damaged what is wrong with a source table; a table that is whole is not in it
   */
  record Audited(Instant at, String incident, Map<TableName, String> damaged) implements Event {}

  /**
   * An announcement was delivered.
   *
   * @param hand which run of the function delivered it; no two runs of a world have the same
   */
  record Announced(Instant at, int hand, Announcement announcement) implements Event {}

  /** DMS was asked for commands that carry out changes, and this one text stands for them. */
  record CommandComposed(Instant at, TaskArn task, String command, List<SettingChange> changes)
      implements Event {}

  /** A statement was composed that carries out a change of a role. */
  record StatementComposed(Instant at, String statement, RoleChange change) implements Event {}

  /** Trouble was made on purpose: its kind, and how many of its kind were made before. */
  record Trouble(Instant at, String kind, int ordinal) implements Event {}
}
