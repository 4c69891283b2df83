package dmsmedic.testkit;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.cockroachlog.CockroachEntry;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.cockroachlog.CockroachLogReader;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Logs in memory, read by the same readers as the real ones.
 *
 * <p>Safe for use by several threads.
 */
public final class FakeLogs implements Logs {

  private final Map<TaskArn, List<LogLine>> ofTasks = new TreeMap<>();
  private final List<CockroachEntry> ofCluster = new ArrayList<>();
  private Optional<String> trouble = Optional.empty();
  private int most = Integer.MAX_VALUE;

  /** DMS writes a message to the log of a task. */
  public synchronized void write(TaskArn task, Instant at, String message) {
    ofTasks.computeIfAbsent(task, _ -> new ArrayList<>()).add(LogLine.of(at, message));
  }

  /** CockroachDB writes an entry to its exported log. */
  public synchronized void write(CockroachEntry entry) {
    ofCluster.add(entry);
  }

  /** From now on the logs cannot be read, for this reason; an empty one ends the trouble. */
  public synchronized void unreadable(Optional<String> reason) {
    trouble = reason;
  }

  /** From now on one look takes so many lines with a fault, and says how far it came. */
  public synchronized void readsAtMost(int lines) {
    most = lines;
  }

  /** What is said of a task that has run and does not log. */
  public static Optional<String> missing(ReplicationTask task) {
    return task.startedAt().filter(_ -> task.logGroup().isEmpty()).map(_ -> "It does not log.");
  }

  @Override
  public synchronized Answer<Reading> read(ReplicationTask task, Instant since) {
    Optional<String> missing = missing(task);
    return find(task, since)
        .map(all ->
            all.size() > most && all.get(most).at().isAfter(since)
                ? new Reading(all.subList(0, most), Optional.of(all.get(most).at()), missing)
                : new Reading(all, Optional.empty(), missing));
  }

  @Override
  public synchronized Answer<List<Found>> find(ReplicationTask task, Instant since) {
    if (trouble.isPresent()) {
      return Answer.unknown(trouble.get());
    }
    boolean logged = task.logGroup().isPresent();
    Stream<Occurrence> own = logged ? ofTask(task.arn(), since) : Stream.empty();
    return Answer.known(
        Stream.concat(own, ofCluster(task.target().username()))
            .map(occurrence -> new Found(occurrence, occurrence.at().orElseThrow()))
            .filter(found -> !found.at().isBefore(since))
            .sorted(Comparator.comparing(Found::at))
            .toList());
  }

  private Stream<Occurrence> ofTask(TaskArn task, Instant since) {
    List<LogLine> lines = ofTasks.getOrDefault(task, List.of());
    return DmsLogReader.readAll(
        lines.stream().filter(line -> !line.at().orElseThrow().isBefore(since)).toList())
        .stream();
  }

  private Stream<Occurrence> ofCluster(Optional<String> role) {
    CockroachLogReader reader = new CockroachLogReader();
    List<CockroachFinding> findings = new ArrayList<>();
    ofCluster.forEach(entry -> findings.addAll(reader.read(entry)));
    findings.addAll(reader.end());
    return findings.stream()
        .filter(found -> found.role().isEmpty() || role.isEmpty() || found.role().equals(role))
        .map(CockroachFinding::occurrence);
  }
}
