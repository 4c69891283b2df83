package dmsmedic.taskhealer.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * A search through one log, in windows of time.
 *
 * <p>While CloudWatch searches and finds nothing it gives empty pages, which do not say how far it
 * came; the end is where no token for the next page is given. A window that was searched to its end
 * was read, whether something was found in it or not. So where a quarter of the bounds was used up
 * for pages without an event, a much narrower window is searched instead, and the next ones are
 * wider again.
 */
final class LogSearch {

  /** So many times narrower is the window after one that was given up. */
  private static final int NARROWER = 256;

  private static final Duration NARROWEST = Duration.ofMillis(1);

  private enum End {
    REACHED,
    GIVEN_UP,
    TAKER_FULL
  }

  private final CloudWatchLogsClient client;
  private final FilterLogEventsRequest question;
  private final LogPages.Taker taker;
  private final Bounds bounds;
  private final Instant begun;

  private int pages;

  /** Every event before this instant was handed over. */
  private Instant read = Instant.EPOCH;

  /** The time of the latest event, and which ones of that time were handed over. */
  private Instant latest = Instant.EPOCH;

  private final Set<String> ofLatest = new HashSet<>();

  LogSearch(
      CloudWatchLogsClient client,
      FilterLogEventsRequest question,
      LogPages.Taker taker,
      Bounds bounds) {
    this.client = client;
    this.question = question;
    this.taker = taker;
    this.bounds = bounds;
    this.begun = bounds.now();
  }

  /**
   * Searches from an instant on, inclusive; gives the instant before which everything was read, if
   * there is more behind it.
   */
  Optional<Instant> from(Instant since) {
    read = since.truncatedTo(ChronoUnit.MILLIS);
    Optional<Instant> until = Optional.empty();
    while (!bounds.reached(pages, begun)) {
      int before = pages;
      Duration width = Duration.between(read, until.orElse(begun));
      switch (search(until)) {
        case TAKER_FULL -> {
          return Optional.of(read);
        }
        case REACHED -> {
          if (until.isEmpty()) {
            return Optional.empty();
          }
          read = until.get();
          width = width.multipliedBy(Math.max(1, bounds.patience() / (2 * (pages - before))));
        }
        case GIVEN_UP -> width = width.dividedBy(NARROWER);
      }
      until = Optional.of(read.plus(longer(width, NARROWEST))).filter(begun::isAfter);
    }
    return Optional.of(read);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /**
   * Searches up to an instant, or else to the end of the log, within the bounds and while events
   * come in time. Whether the log holds events of that very instant does not matter: there the next
   * search begins.
   */
  private End search(Optional<Instant> until) {
    FilterLogEventsRequest.Builder window = question.toBuilder().startTime(read.toEpochMilli());
    until.map(Instant::toEpochMilli).ifPresent(window::endTime);
    int empty = 0;
    Instant since = bounds.now();
    while (!bounds.reached(pages, begun) && !bounds.fruitless(empty, since)) {
      FilterLogEventsResponse page = client.filterLogEvents(window.build());
      pages++;
      if (!taken(page.events())) {
        return End.TAKER_FULL;
      }
      if (page.nextToken() == null) {
        return End.REACHED;
      }
      empty = page.events().isEmpty() ? empty + 1 : 0;
      since = empty == 0 ? bounds.now() : since;
      window.nextToken(page.nextToken());
    }
    return End.GIVEN_UP;
  }

  private boolean taken(List<FilteredLogEvent> events) {
    for (FilteredLogEvent event : events) {
      Instant at = LogPages.at(event);
      if (at.isAfter(latest)) {
        latest = at;
        ofLatest.clear();
      }
      if (at.equals(latest) && !ofLatest.add(name(event))) {
        continue;
      }
      read = at.isAfter(read) ? at : read;
      if (!taker.takes(event)) {
        return false;
      }
    }
    return true;
  }

  private static String name(FilteredLogEvent event) {
    return event.eventId() == null
        ? event.logStreamName() + " " + event.message()
        : event.eventId();
  }
}
