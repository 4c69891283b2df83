package dmsmedic.taskhealer.cloudwatch;

import java.util.function.Consumer;
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

  private final CloudWatchLogsClient client;
  private final int pagesMax;

  LogPages(CloudWatchLogsClient client, int pagesMax) {
    this.client = client;
    this.pagesMax = pagesMax;
  }

  /** Hands over every event; tells whether the end was reached. No log has no events. */
  boolean each(FilterLogEventsRequest question, Consumer<FilteredLogEvent> taker) {
    try {
      FilterLogEventsResponse page = client.filterLogEvents(question);
      for (int pages = 1; ; pages++) {
        page.events().forEach(taker);
        String next = page.nextToken();
        if (next == null || pages == pagesMax) {
          return next == null;
        }
        page = client.filterLogEvents(question.toBuilder().nextToken(next).build());
      }
    } catch (ResourceNotFoundException e) {
      return true;
    }
  }
}
