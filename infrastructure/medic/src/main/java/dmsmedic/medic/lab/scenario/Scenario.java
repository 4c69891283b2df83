package dmsmedic.medic.lab.scenario;

import java.util.List;

/**
 * A story: a migration that is hurt in a documented way, and the end that it must come to.
 *
 * @param name what the command line calls it
 * @param sentence what it shows
 * @param cluster the cluster and the role that DMS logs in with
 * @param task the replication task
 * @param tables the tables that are compared, by their source names
 * @param meddling what somebody else does meanwhile
 */
public record Scenario(
    String name,
    String sentence,
    ClusterSetup cluster,
    TaskSetup task,
    List<Table> tables,
    Meddling meddling,
    Expected expected) {

  /**
   * The target.
   *
   * @param version what the stand-in answers as
   * @param role the login of the target endpoint
   * @param statements SQL that an administrator ran before the migration
   */
  public record ClusterSetup(String version, String role, List<String> statements) {
    public ClusterSetup {
      statements = List.copyOf(statements);
    }

    /** Another version. */
    ClusterSetup at(String other) {
      return new ClusterSetup(other, role, statements);
    }
  }

  /**
   * The replication task.
   *
   * @param type the migration type in DMS's word
   * @param settings task settings as JSON, merged into DMS's defaults
   * @param mappings table mappings as JSON
   * @param mode the value of the opt-in tag
   */
  public record TaskSetup(String type, String settings, String mappings, String mode) {

    TaskSetup ofType(String other) {
      return new TaskSetup(other, settings, mappings, mode);
    }

    TaskSetup withSettings(String other) {
      return new TaskSetup(type, other, mappings, mode);
    }

    TaskSetup withMappings(String other) {
      return new TaskSetup(type, settings, other, mode);
    }

    TaskSetup inMode(String other) {
      return new TaskSetup(type, settings, mappings, other);
    }
  }

  /**
   * A table on both sides.
   *
   * @param lob the column whose lengths matter; the longest text column otherwise
   * @param source DDL and rows on the source
   * @param target DDL on the target
   * @param changes statements that an application repeats on the source; {@code %d} is a number
   *     that counts up
   */
  public record Table(
      String name, String lob, List<String> source, List<String> target, List<String> changes) {
    public Table {
      source = List.copyOf(source);
      target = List.copyOf(target);
      changes = List.copyOf(changes);
    }
  }

  /** What somebody else does meanwhile. */
  public enum Meddling {
    NOBODY,
    /** After the load somebody writes rows of their own to the target table. */
    FOREIGN_ROWS,
    /** DMS leaves the root of a COPY's failure out of its log; only CockroachDB's log tells it. */
    SWALLOWED_ROOT
  }

  /** How the story must end. */
  public enum Expected {
    /** Every incident healed, source and target equal row for row. */
    HEALED,
    /** With a person, and with the task running as before. */
    HANDED_OVER,
    /** An approval is asked for, and nothing was changed. */
    APPROVAL_ASKED,
    /** Nothing to heal. */
    QUIET
  }

  public Scenario {
    tables = List.copyOf(tables);
  }

  Scenario named(String other, String what) {
    return new Scenario(other, what, cluster, task, tables, meddling, expected);
  }

  Scenario on(ClusterSetup other) {
    return new Scenario(name, sentence, other, task, tables, meddling, expected);
  }

  Scenario by(TaskSetup other) {
    return new Scenario(name, sentence, cluster, other, tables, meddling, expected);
  }

  Scenario of(Table other) {
    return new Scenario(name, sentence, cluster, task, List.of(other), meddling, expected);
  }

  Scenario with(Meddling other) {
    return new Scenario(name, sentence, cluster, task, tables, other, expected);
  }

  Scenario ending(Expected other) {
    return new Scenario(name, sentence, cluster, task, tables, meddling, other);
  }
}
