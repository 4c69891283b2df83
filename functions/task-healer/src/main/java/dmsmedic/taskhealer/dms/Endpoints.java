package dmsmedic.taskhealer.dms;

import dmsmedic.core.migration.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The endpoints seen in the last minutes, each with its tags.
 *
 * <p>They hardly ever change and every task has two of them, so reading them for every task again
 * would spend the request quota of the account (AWS DMS user guide, CHAP_Limits).
 */
final class Endpoints {

  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final int BATCH = 50;

  private record Seen(Endpoint endpoint, Instant at) {}

  private final Remote remote;
  private final InstantSource clock;
  private final Map<String, Seen> seen = new HashMap<>();

  Endpoints(Remote remote, InstantSource clock) {
    this.remote = remote;
    this.clock = clock;
  }

  /** The endpoints of these ARNs; those that DMS does not have are left out. */
  synchronized Map<String, Endpoint> of(Collection<String> arns) {
    Instant now = clock.instant();
    seen.values().removeIf(each -> each.at().plus(FRESH).isBefore(now));
    List<String> missing =
        arns.stream().distinct().filter(arn -> !seen.containsKey(arn)).sorted().toList();
    if (!missing.isEmpty()) {
      read(missing, now);
    }
    Map<String, Endpoint> found = new HashMap<>();
    seen.forEach((arn, each) -> found.put(arn, each.endpoint()));
    return found;
  }

  /** What was read before a call fails is kept, so that the next question begins behind it. */
  private void read(List<String> missing, Instant now) {
    for (int from = 0; from < missing.size(); from += BATCH) {
      batch(missing.subList(from, Math.min(missing.size(), from + BATCH)), now);
    }
  }

  private void batch(List<String> missing, Instant now) {
    Map<String, Map<String, String>> tags = remote.tags(missing);
    remote.endpoints(missing).stream()
        .map(e -> EndpointReader.read(e, tags.getOrDefault(e.endpointArn(), Map.of())))
        .forEach(endpoint -> seen.put(endpoint.arn(), new Seen(endpoint, now)));
  }
}
