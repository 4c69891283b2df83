package dmsmedic.testkit.simulation.world;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.testkit.FakeLogs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The logs of all tasks: a line keeps the time of its writing and can be read only later. */
final class SimulatedLogs implements Logs {

  private record Written(Found found, Instant readableAt) {}

  private final World world;
  private final Map<TaskArn, List<Written>> ofTasks = new TreeMap<>();
  private int partial;
  private int mostOfALook = Integer.MAX_VALUE;

  SimulatedLogs(World world) {
    this.world = world;
  }

  void write(SimulatedTask task, List<Occurrence> seen, long lateMillis) {
    Instant readable = world.time.now().plusMillis(lateMillis);
    List<Written> all = ofTasks.computeIfAbsent(task.arn(), _ -> new ArrayList<>());
    for (Occurrence occurrence : seen) {
      Instant at = occurrence.at().orElse(world.dmsNow());
      all.add(new Written(new Found(occurrence, at), readable));
    }
  }

  @Override
  public Answer<List<Found>> find(ReplicationTask task, Instant since) {
    Instant now = world.time.now();
    List<Found> found = new ArrayList<>();
    for (Written line : ofTasks.getOrDefault(task.arn(), List.of())) {
      if (!line.readableAt().isAfter(now) && !line.found().at().isBefore(since)) {
        found.add(line.found());
      }
    }
    found.sort(Comparator.comparing(Found::at));
    return Answer.known(List.copyOf(found));
  }

  /** How often a log held more than one look reads. */
  int partial() {
    return partial;
  }

  /** From now on one look reads no more than so many lines. */
  void readsAtMost(int lines) {
    mostOfALook = lines;
  }

  /** Lines of one instant are read together, so that who reads on comes further. */
  @Override
  public Answer<Reading> read(ReplicationTask task, Instant since) {
    return find(task, since).map(all -> part(all, FakeLogs.missing(task)));
  }

  private Reading part(List<Found> all, Optional<String> missing) {
    int most = Math.min(world.make.linesOfALook(), mostOfALook);
    int end = Math.min(most, all.size());
    while (end > 0 && end < all.size() && all.get(end).at().equals(all.get(end - 1).at())) {
      end++;
    }
    partial += end < all.size() ? 1 : 0;
    return end < all.size()
        ? new Reading(all.subList(0, end), Optional.of(all.get(end).at()), missing)
        : new Reading(all, Optional.empty(), missing);
  }
}
