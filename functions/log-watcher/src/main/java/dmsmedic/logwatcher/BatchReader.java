package dmsmedic.logwatcher;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Origin;
import dmsmedic.core.fault.Sightings;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.cockroach.CockroachStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What collapses a batch of log events to sightings. */
final class BatchReader {
  /** More tables and columns than this hurt at once are reported at large. */
  static final int SIGHTINGS_MAX = 500;

  private final LogsBatch batch;
  private final Sightings sightings = new Sightings(SIGHTINGS_MAX);
  private Instant latest = Instant.EPOCH;

  private BatchReader(LogsBatch batch) {
    this.batch = batch;
  }

  /** The sightings of faults in a batch from this source. */
  static Sightings read(LogsBatch batch, LogSource source) {
    BatchReader reader = new BatchReader(batch);
    switch (source) {
      case LogSource.DmsTask(TaskArn task) -> reader.readDms(task);
      case LogSource.Cockroach() -> reader.readCockroach();
      case LogSource.Foreign _ -> {}
    }
    return reader.sightings;
  }

  private void readDms(TaskArn task) {
    Origin origin = new Origin.DmsTaskLog(task, batch.logGroup(), batch.logStream());
    DmsLogReader reader = new DmsLogReader();
    for (LogLine line : lines()) {
      reader.read(line).forEach(occurrence -> count(origin, occurrence));
    }
    reader.end().forEach(occurrence -> count(origin, occurrence));
  }

  private void readCockroach() {
    CockroachStream stream = new CockroachStream();
    for (LogLine line : lines()) {
      stream.read(line).forEach(this::count);
    }
    stream.end().forEach(this::count);
  }

  private void count(CockroachFinding finding) {
    Origin origin = new Origin.CockroachLog(batch.logGroup(), batch.logStream(), finding.role());
    count(origin, finding.occurrence());
  }

  private void count(Origin origin, Occurrence occurrence) {
    sightings.add(origin, occurrence, latest);
  }

  /** The events as lines; an event that is delivered twice in a batch counts once. */
  private List<LogLine> lines() {
    Set<String> seen = new HashSet<>();
    List<LogLine> lines = new ArrayList<>();
    for (LogsBatch.Event event : batch.events()) {
      if (seen.add(event.id())) {
        lines.add(LogLine.of(event.at(), event.message()));
        latest = event.at().isAfter(latest) ? event.at() : latest;
      }
    }
    return lines;
  }
}
