package dmsmedic.taskhealer.cloudwatch;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.events.cockroach.CockroachStream;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.aws.AwsFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Logs read with {@code FilterLogEvents}: the task's own stream, and the exported logs of
 * CockroachDB.
 *
 * <p>The stream of a task is {@code dms-task-} and the tail of its ARN (AWS DMS user guide,
 * CHAP_Monitoring). A line of CockroachDB counts when the role that it names is the target
 * endpoint's user, or when either is not said. A log that cannot be read to its end within the
 * bounds is read from its beginning, and the answer says how far: events come sorted by their times
 * (CloudWatch Logs API reference, FilterLogEvents).
 */
public final class SdkLogs implements Logs {

  /** How many pages one look at one log may take; a page is at most 1 MB or 10 000 lines. */
  public static final int PAGES_MAX = 40;

  /** How long one look at all logs of a task may take, beside the last calls. */
  public static final Duration TIME_MAX = Duration.ofSeconds(20);

  /** Lines that belong together are not further apart. */
  private static final Duration TOGETHER = Duration.ofSeconds(1);

  private static final String STREAM_PREFIX = "dms-task-";

  private final LogPages pages;
  private final List<String> cockroachGroups;

  /** The logs of the tasks, and of CockroachDB in these log groups, if any. */
  public SdkLogs(CloudWatchLogsClient client, List<String> cockroachGroups, InstantSource clock) {
    this(client, cockroachGroups, new Bounds(clock, PAGES_MAX, TIME_MAX));
  }

  /** Each log has its share of the time, so that a slow one does not hold up the others. */
  SdkLogs(CloudWatchLogsClient client, List<String> cockroachGroups, Bounds look) {
    Duration share = look.time().dividedBy(1L + cockroachGroups.size());
    this.pages = new LogPages(client, new Bounds(look.clock(), look.pages(), share));
    this.cockroachGroups = List.copyOf(cockroachGroups);
  }

  /** A client for the logs. */
  public static CloudWatchLogsClient client(AwsConnection connection) {
    return connection.prepare(CloudWatchLogsClient.builder()).build();
  }

  /** The IAM actions of every call that is made. */
  public static List<String> permissions() {
    return List.of("logs:FilterLogEvents");
  }

  @Override
  public Answer<List<Found>> find(ReplicationTask task, Instant since) {
    return switch (read(task, since)) {
      case Answer.Unknown<Reading>(String reason) -> Answer.unknown(reason);
      case Answer.Known<Reading>(Reading reading) ->
          reading.until().isEmpty() ? Answer.known(reading.lines()) : tooMany(since);
    };
  }

  private static <T> Answer<T> tooMany(Instant since) {
    return Answer.unknown("The logs hold more lines since " + since + " than can be read.");
  }

  @Override
  public Answer<Reading> read(ReplicationTask task, Instant since) {
    Repetitions found = new Repetitions(since);
    List<Instant> ends = new ArrayList<>();
    Optional<String> missing;
    try {
      missing = ofTask(task, found, since, ends);
      for (String group : cockroachGroups) {
        ofCluster(group, task.target(), found, since).ifPresent(ends::add);
      }
    } catch (SdkException e) {
      return Answer.unknown(AwsFailure.of("Reading the logs", e).sentence());
    }
    if (ends.isEmpty()) {
      return Answer.known(new Reading(found.all(), Optional.empty(), missing));
    }
    Instant until = further(Collections.min(ends), since);
    return until.isAfter(since)
        ? Answer.known(new Reading(found.all(), Optional.of(until), missing))
        : tooMany(since);
  }

  /**
   * From where to read on: a little before the end, because an error and the line that names its
   * table belong together, as long as that is progress.
   */
  private static Instant further(Instant end, Instant since) {
    Instant overlapping = end.minus(TOGETHER);
    return overlapping.isAfter(since) ? overlapping : end;
  }

  /**
   * Reads the task's own log; tells whether it is not there.
   *
   * <p>DMS makes the stream when the task first runs, so only of one that never ran that is no
   * news.
   */
  private Optional<String> ofTask(
      ReplicationTask task, Repetitions found, Instant since, List<Instant> ends) {
    if (task.logGroup().isEmpty()) {
      return missing(task, "it does not log to CloudWatch");
    }
    String group = task.logGroup().get();
    try {
      ofTask(task, group, found, since).ifPresent(ends::add);
      return Optional.empty();
    } catch (ResourceNotFoundException e) {
      return missing(task, "log group '" + group + "' or the task's stream in it does not exist");
    }
  }

  private static Optional<String> missing(ReplicationTask task, String why) {
    return task.startedAt()
        .map(_ -> "Task '%s' has no log that could be read: %s.".formatted(task.identifier(), why));
  }

  private Optional<Instant> ofTask(
      ReplicationTask task, String group, Repetitions found, Instant since) {
    DmsLogReader reader = new DmsLogReader();
    FilterLogEventsRequest question =
        question(group, FilterPatterns.DMS)
            .logStreamNames(STREAM_PREFIX + task.arn().resourceId())
            .build();
    Optional<Instant> end =
        pages.each(
            question,
            since,
            event -> {
              reader.read(line(event)).forEach(o -> found.add(o, LogPages.at(event)));
              return !found.full();
            });
    reader.end().forEach(occurrence -> found.add(occurrence, since));
    return end;
  }

  /**
   * Entries span lines and the streams of the nodes are mixed, so each stream has its reader.
   *
   * <p>A log that a cluster does not export yet has no lines: what damages a load shows in the
   * task's own log too.
   */
  private Optional<Instant> ofCluster(
      String group, Endpoint target, Repetitions found, Instant since) {
    Map<String, CockroachStream> nodes = new LinkedHashMap<>();
    LogPages.Taker taker =
        event -> {
          nodes
              .computeIfAbsent(String.valueOf(event.logStreamName()), _ -> new CockroachStream())
              .read(line(event))
              .forEach(finding -> add(finding, target, found, LogPages.at(event)));
          return !found.full();
        };
    Optional<Instant> end;
    try {
      end = pages.each(question(group, FilterPatterns.COCKROACH).build(), since, taker);
    } catch (ResourceNotFoundException e) {
      end = Optional.empty();
    }
    nodes
        .values()
        .forEach(node -> node.end().forEach(finding -> add(finding, target, found, since)));
    return end;
  }

  private static void add(
      CockroachFinding finding, Endpoint target, Repetitions found, Instant otherwiseAt) {
    if (target.mayLogInAs(finding.role())) {
      found.add(finding.occurrence(), otherwiseAt);
    }
  }

  private static FilterLogEventsRequest.Builder question(String group, String pattern) {
    return FilterLogEventsRequest.builder().logGroupName(group).filterPattern(pattern);
  }

  private static LogLine line(FilteredLogEvent event) {
    return LogLine.of(LogPages.at(event), event.message() == null ? "" : event.message());
  }
}
