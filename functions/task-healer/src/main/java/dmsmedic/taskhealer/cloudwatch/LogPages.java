package dmsmedic.taskhealer.cloudwatch;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** The pages of one look at a log, within bounds. */
final class LogPages {

  /** No log of a task is older than DMS, which came in March 2016. */
  static final Instant EARLIEST = Instant.parse("2016-01-01T00:00:00Z");

  /** Who is handed the events. */
  interface Taker {

    /** Takes one; tells whether it has room for more. */
    boolean takes(FilteredLogEvent event);
  }

  private final CloudWatchLogsClient client;
  private final Bounds bounds;

  LogPages(CloudWatchLogsClient client, Bounds bounds) {
    this.client = client;
    this.bounds = bounds;
  }

  /**
   * Hands over events in the order of their times, until they or the bounds end or the taker has
   * enough; gives the instant before which every event was seen where there is more behind it.
   *
   * @throws ResourceNotFoundException where there is no such log
   */
  Optional<Instant> each(FilterLogEventsRequest question, Instant since, Taker taker) {
    Instant from = since.isBefore(EARLIEST) ? EARLIEST : since;
    return new LogSearch(client, question, taker, bounds).from(from);
  }

  /** When an event happened, as the log has it. */
  static Instant at(FilteredLogEvent event) {
    return event.timestamp() == null ? Instant.EPOCH : Instant.ofEpochMilli(event.timestamp());
  }
}
