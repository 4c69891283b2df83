package dmsmedic.medic.lab.world;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** CloudWatch Logs in memory: every line of every stream. */
final class LabLogs implements Logs {

  private final Map<String, List<LogLine>> streams = new TreeMap<>();

  synchronized void put(String group, String stream, Instant at, String message) {
    streams
        .computeIfAbsent(group + "/" + stream, _ -> new ArrayList<>())
        .add(LogLine.of(at, message));
  }

  @Override
  public synchronized Answer<List<Found>> find(ReplicationTask task, Instant since) {
    String stream = task.logGroup().orElse("") + "/dms-task-" + task.arn().resourceId();
    List<LogLine> lines =
        streams.getOrDefault(stream, List.of()).stream()
            .filter(line -> line.at().map(at -> !at.isBefore(since)).orElse(false))
            .toList();
    return Answer.known(
        DmsLogReader.readAll(lines).stream()
            .map(occurrence -> new Found(occurrence, occurrence.at().orElse(since)))
            .toList());
  }
}
