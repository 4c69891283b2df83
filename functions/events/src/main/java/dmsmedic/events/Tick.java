package dmsmedic.events;

import dmsmedic.events.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The clock says that it is time to look.
 *
 * <p>It comes from an EventBridge rule ({@code aws.events}), from EventBridge Scheduler ({@code
 * aws.scheduler}), whose detail is the text {@code {}}, or from a schedule that was given our own
 * words ({@code dms-medic}, {@code Tick}).
 */
public record Tick(String id, Instant time) {
  /** The source of a tick in our own words. */
  public static final String SOURCE = "dms-medic";

  /** The detail-type of a tick in our own words. */
  public static final String DETAIL_TYPE = "Tick";

  private static final String SCHEDULED = "Scheduled Event";
  private static final Set<String> SCHEDULERS = Set.of("aws.events", "aws.scheduler");

  /** Whether an event is of this kind. */
  public static boolean isIn(EventEnvelope event) {
    return (event.detailType().equals(SCHEDULED) && SCHEDULERS.contains(event.source()))
        || (event.detailType().equals(DETAIL_TYPE) && event.source().equals(SOURCE));
  }

  /** The tick in an event of this kind. */
  public static Tick read(EventEnvelope event) {
    return new Tick(event.id(), event.time());
  }

  /** The event in our own words. */
  public EventEnvelope write(String account, String region) {
    return new EventEnvelope(
        id, SOURCE, DETAIL_TYPE, account, region, time, List.of(), Json.object());
  }
}
