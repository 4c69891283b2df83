package dmsmedic.taskhealer.cloudwatch;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * The pages of one look at a log, a bounded number of them.
 *
 * <p>A page may be empty before the end; the end is where no token for the next one is given.
 */
final class LogPages {

  /** Who is handed the events. */
  interface Taker {

    /** Takes one; tells whether it has room for more. */
    boolean takes(FilteredLogEvent event);
  }

  private final CloudWatchLogsClient client;
  private final int pagesMax;

  LogPages(CloudWatchLogsClient client, int pagesMax) {
    this.client = client;
    this.pagesMax = pagesMax;
  }

  /**
   * Hands over events in the order of their times, until they or the pages end or the taker has
   * enough; gives the time of the last one where there is more behind it. No log has no events.
   */
  Optional<Instant> each(FilterLogEventsRequest question, Taker taker) {
    Instant last = Instant.EPOCH;
    try {
      FilterLogEventsResponse page = client.filterLogEvents(question);
      for (int pages = 1; ; pages++) {
        for (FilteredLogEvent event : page.events()) {
          last = at(event);
          if (!taker.takes(event)) {
            return Optional.of(last);
          }
        }
        String next = page.nextToken();
        if (next == null || pages == pagesMax) {
          return next == null ? Optional.empty() : Optional.of(last);
        }
        page = client.filterLogEvents(question.toBuilder().nextToken(next).build());
      }
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** When an event happened, as the log has it. */
  static Instant at(FilteredLogEvent event) {
    return event.timestamp() == null ? Instant.EPOCH : Instant.ofEpochMilli(event.timestamp());
  }
}
