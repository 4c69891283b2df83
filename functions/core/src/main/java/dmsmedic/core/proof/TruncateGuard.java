package dmsmedic.core.proof;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Neighbour;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.proof.Concern.Kind;
import dmsmedic.core.treatment.HurtTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What speaks against truncating a target table before it is loaded again.
 *
 * <p>A reload truncates. That is harmless only where DMS wrote every row that is there: one source
 * table, no filter, no foreign key, no other writer. Each concern is a sentence that the engineer
 * who is asked for approval reads.
 *
 * @param own the hurt task
 * @param neighbours every task of the same database, the hurt one included
 * @param base what the counters showed while the load ran; empty where they may tell of earlier
 *     loads too
 * @param kept whether a load keeps the rows that it finds
 */
public record TruncateGuard(
    HurtTable table,
    TaskArn own,
    Answer<TargetTable> target,
    Answer<List<Neighbour>> neighbours,
    TableStatistics earlier,
    TableStatistics later,
    Optional<TableStatistics.RowCounts> base,
    Answer<RowsFound> rows,
    boolean kept) {

  /** Every concern; an empty list means that nothing speaks against it. */
  public List<Concern> concerns() {
    List<Concern> concerns = new ArrayList<>();
    keys(concerns);
    sources(concerns);
    writers(concerns);
    return concerns;
  }

  /** Those about rows that are there, which change with every row that is written. */
  public List<Concern> aboutRows() {
    List<Concern> concerns = new ArrayList<>();
    writers(concerns);
    return concerns;
  }

  private void keys(List<Concern> concerns) {
    switch (target) {
      case Answer.Unknown<TargetTable>(String reason) ->
          add(concerns, Kind.KEYS_UNKNOWN, "", name() + ": foreign keys are not known: " + reason);
      case Answer.Known<TargetTable>(TargetTable known) -> {
        if (!known.referencedBy().isEmpty()) {
          add(
              concerns,
              Kind.REFERENCED,
              " by " + known.referencedBy().stream().sorted().toList(),
              name() + " is referenced by foreign keys of " + known.referencedBy() + ".");
        }
      }
    }
  }

  private void sources(List<Concern> concerns) {
    switch (neighbours) {
      case Answer.Unknown<List<Neighbour>>(String reason) ->
          add(
              concerns,
              Kind.TASKS_UNKNOWN,
              "",
              "The other tasks of the cluster are not known: " + reason);
      case Answer.Known<List<Neighbour>>(List<Neighbour> all) -> {
        for (Neighbour neighbour : all) {
          source(neighbour, concerns);
        }
      }
    }
  }

  private void source(Neighbour neighbour, List<Concern> concerns) {
    String task = "task '" + neighbour.identifier() + "'";
    switch (neighbour.sourcesOf(table.target())) {
      case Answer.Unknown<List<TableName>>(String reason) ->
          add(
              concerns,
              Kind.SOURCES_UNKNOWN,
              " by " + task,
              "Whether " + task + " writes " + name() + " is not known: " + reason);
      case Answer.Known<List<TableName>>(List<TableName> sources) -> {
        for (TableName other : sources) {
          if (!other.equals(table.source()) || !neighbour.is(own)) {
            add(
                concerns,
                Kind.OTHER_SOURCE,
                " from " + other + " by " + task,
                name() + " also takes the rows of " + other + " by " + task + ".");
          } else if (neighbour.mappings().filters(other)) {
            add(
                concerns,
                Kind.FILTERED,
                " by " + task,
                "A filter of " + task + " chooses the rows of " + other + ".");
          }
        }
      }
    }
  }

  private void writers(List<Concern> concerns) {
    switch (rows) {
      case Answer.Unknown<RowsFound>(String reason) ->
          add(
              concerns,
              Kind.ROWS_UNKNOWN,
              "",
              "The rows of " + name() + " could not be counted: " + reason);
      case Answer.Known<RowsFound>(RowsFound found) -> {
        if (base.isEmpty() && later.counts().changed()) {
          String sentence =
              "%s was loaded more than once, and DMS does not say which changes came since."
                  .formatted(name());
          add(concerns, Kind.COUNTERS_UNKNOWN, "", sentence);
        } else {
          writers(found, concerns);
        }
      }
    }
  }

  private void writers(RowsFound found, List<Concern> concerns) {
    if (!explained(found.rows())) {
      String sentence =
          "%s has %d rows, and DMS wrote %s: somebody else writes to it."
              .formatted(name(), found.rows(), account());
      add(concerns, Kind.ROWS_UNEXPLAINED, "", sentence);
    }
    long written = later.counts().written() - Math.min(start().written(), later.counts().written());
    if (found.younger().isEmpty()) {
      String sentence =
          "The cluster does not tell whether rows of " + name() + " were written since.";
      add(concerns, Kind.AGES_UNKNOWN, "", sentence);
    }
    if (found.younger().orElse(0L) > written) {
      String sentence =
          "%d rows of %s are younger than the load, and DMS applied %d changes since."
              .formatted(found.younger().orElse(0L), name(), written);
      add(concerns, Kind.ROWS_YOUNGER, "", sentence);
    }
  }

  private void add(List<Concern> concerns, Kind kind, String whom, String sentence) {
    concerns.add(new Concern(kind, table.target() + whom, sentence));
  }

  /**
   * A load that broke off leaves a part of its rows, and nobody can tell them from others that were
   * written meanwhile; but it truncated the table first, unless it keeps what it finds.
   */
  private boolean explained(long rowsFound) {
    if (later.state() == TableState.COMPLETED) {
      return account().holds(rowsFound);
    }
    long most = Math.max(account().most(), later.counts().loaded());
    return rowsFound <= (kept ? 0 : most);
  }

  private RowAccount account() {
    return RowAccount.between(earlier.counts(), later.counts(), start());
  }

  private TableStatistics.RowCounts start() {
    return base.orElse(TableStatistics.RowCounts.NONE);
  }

  private String name() {
    return "The target table '" + table.target() + "'";
  }
}
