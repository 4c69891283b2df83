package dmsmedic.testkit.load;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The logs of a fleet: floods of warnings that are computed and not kept, and read as the real ones
 * are, a bounded number at a time with repetitions left out.
 */
final class FleetLogs implements Logs {

  /** What 40 pages of 10 000 lines hold. */
  private static final long LOOK = 400_000;

  private static final long PAGE = 10_000;
  private static final Duration ASKED = Duration.ofMillis(80);
  private static final Duration PER_PAGE = Duration.ofMillis(400);

  /**
   * Warnings about the tables in turn, evenly over a time.
   *
   * @param lines how many
   */
  record Flood(List<TableName> tables, Instant begins, Duration lasts, long lines) {

    Instant at(long line) {
      return begins.plusNanos(lasts.toNanos() / lines * line);
    }

    /** The first line that is not before the instant. */
    long from(Instant instant) {
      long nanos = Math.max(0, Duration.between(begins, instant).toNanos());
      long each = lasts.toNanos() / lines;
      return Math.min(lines, (nanos + each - 1) / each);
    }
  }

  private final Fleet fleet;
  private int longest;
  private final Map<TaskArn, Flood> floods = new HashMap<>();

  FleetLogs(Fleet fleet) {
    this.fleet = fleet;
  }

  void flood(TaskArn task, Flood flood) {
    floods.put(task, flood);
  }

  /** The most lines that one look ever kept. */
  int longest() {
    return longest;
  }

  @Override
  public Answer<List<Found>> find(ReplicationTask task, Instant since) {
    return read(task, since).map(Reading::lines);
  }

  @Override
  public Answer<Reading> read(ReplicationTask task, Instant since) {
    fleet.clock().spend(ASKED);
    fleet.noteLook(task.arn());
    Flood flood = floods.get(task.arn());
    return Answer.known(
        flood == null ? new Reading(List.of(), Optional.empty()) : read(flood, since));
  }

  private Reading read(Flood flood, Instant since) {
    long first = flood.from(since);
    long written = flood.from(fleet.clock().instant());
    long end = Math.min(written, first + LOOK);
    fleet.clock().spend(PER_PAGE.multipliedBy(Math.max(0, end - first) / PAGE));
    List<Found> lines = new ArrayList<>();
    int tables = flood.tables().size();
    for (long line = first; line < Math.min(end, first + tables); line++) {
      long last = line + (end - 1 - line) / tables * tables;
      lines.add(found(flood, line));
      if (last > line) {
        lines.add(found(flood, last));
      }
    }
    lines.sort(Comparator.comparing(Found::at));
    longest = Math.max(longest, lines.size());
    return new Reading(lines, end < written ? Optional.of(flood.at(end)) : Optional.empty());
  }

  private static Found found(Flood flood, long line) {
    TableName table = flood.tables().get((int) (line % flood.tables().size()));
    Instant at = flood.at(line);
    return new Found(
        Occurrence.of(Signature.DMS_VALUE_TRUNCATED, Optional.of(at), "a line")
            .inTable(Optional.of(TableToken.separate(table.schema(), table.table())))
            .inColumn(FleetTask.COLUMN)
            .withBytes(OptionalLong.of(32_768), OptionalLong.of(116_664)),
        at);
  }
}
