package dmsmedic.taskhealer.cloudwatch;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.cockroachlog.CockroachFinding;
import dmsmedic.core.fault.dmslog.DmsLogReader;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.events.cockroach.CockroachStream;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.aws.AwsFailure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Logs read with {@code FilterLogEvents}: the task's own stream, and the exported logs of
 * CockroachDB.
 *
 * <p>The stream of a task is {@code dms-task-} and the tail of its ARN (AWS DMS user guide,
 * CHAP_Monitoring). A line of CockroachDB counts when the role that it names is the target
 * endpoint's user, or when either is not said. When a log cannot be read to its end within the
 * bounds, the answer is unknown: a part of it would pass for all of it.
 */
public final class SdkLogs implements Logs {

  /** How many pages one look may take; a page is at most 1 MB of lines. */
  public static final int PAGES_MAX = 100;

  private static final String STREAM_PREFIX = "dms-task-";

  private final LogPages pages;
  private final List<String> cockroachGroups;

  /** The logs of the tasks, and of CockroachDB in these log groups, if any. */
  public SdkLogs(CloudWatchLogsClient client, List<String> cockroachGroups) {
    this(client, cockroachGroups, PAGES_MAX);
  }

  SdkLogs(CloudWatchLogsClient client, List<String> cockroachGroups, int pagesMax) {
    this.pages = new LogPages(client, pagesMax);
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
    return read(
        task,
        since,
        found -> Answer.unknown("The logs hold more lines since " + since + " than can be read."));
  }

  @Override
  public Answer<List<Found>> some(ReplicationTask task, Instant since) {
    return read(task, since, found -> Answer.known(found.all()));
  }

  private Answer<List<Found>> read(
      ReplicationTask task, Instant since, Function<Repetitions, Answer<List<Found>>> tooMany) {
    Repetitions found = new Repetitions(since);
    try {
      boolean whole = task.logGroup().map(group -> ofTask(task, group, found, since)).orElse(true);
      for (String group : cockroachGroups) {
        whole &= ofCluster(group, task.target().username(), found, since);
      }
      return whole && !found.full() ? Answer.known(found.all()) : tooMany.apply(found);
    } catch (SdkException e) {
      return Answer.unknown(AwsFailure.of("Reading the logs", e).sentence());
    }
  }

  private boolean ofTask(ReplicationTask task, String group, Repetitions found, Instant since) {
    DmsLogReader reader = new DmsLogReader();
    FilterLogEventsRequest question =
        question(group, FilterPatterns.DMS, since)
            .logStreamNames(STREAM_PREFIX + task.arn().resourceId())
            .build();
    boolean whole =
        pages.each(
            question, event -> reader.read(line(event)).forEach(o -> found.add(o, at(event))));
    reader.end().forEach(occurrence -> found.add(occurrence, since));
    return whole;
  }

  /** Entries span lines and the streams of the nodes are mixed, so each stream has its reader. */
  private boolean ofCluster(String group, Optional<String> role, Repetitions found, Instant since) {
    Map<String, CockroachStream> nodes = new LinkedHashMap<>();
    boolean whole =
        pages.each(
            question(group, FilterPatterns.COCKROACH, since).build(),
            event ->
                nodes
                    .computeIfAbsent(
                        String.valueOf(event.logStreamName()), _ -> new CockroachStream())
                    .read(line(event))
                    .forEach(finding -> add(finding, role, found, at(event))));
    nodes.values().forEach(node -> node.end().forEach(finding -> add(finding, role, found, since)));
    return whole;
  }

  private static void add(
      CockroachFinding finding, Optional<String> role, Repetitions found, Instant otherwiseAt) {
    boolean foreign =
        finding.role().isPresent() && role.isPresent() && !finding.role().equals(role);
    if (!foreign) {
      found.add(finding.occurrence(), otherwiseAt);
    }
  }

  private static FilterLogEventsRequest.Builder question(
      String group, String pattern, Instant since) {
    return FilterLogEventsRequest.builder()
        .logGroupName(group)
        .filterPattern(pattern)
        .startTime(Math.max(0, since.toEpochMilli()));
  }

  private static LogLine line(FilteredLogEvent event) {
    return LogLine.of(at(event), event.message() == null ? "" : event.message());
  }

  private static Instant at(FilteredLogEvent event) {
    return event.timestamp() == null ? Instant.EPOCH : Instant.ofEpochMilli(event.timestamp());
  }
}
