package dmsmedic.logwatcher;

import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * What the function is made of: the only place that reads the environment and the system's clock.
 */
public record Wiring(Clock clock, Bus bus) {
  /** The environment variable that names the event bus. */
  public static final String EVENT_BUS_NAME = "EVENT_BUS_NAME";

  /** The wiring of the function as it is deployed. */
  static Wiring ofLambda() {
    return ofLambda(System.getenv());
  }

  static Wiring ofLambda(Map<String, String> environment) {
    String busName = environment.getOrDefault(EVENT_BUS_NAME, "");
    if (busName.isEmpty()) {
      throw new IllegalStateException(
          "The environment variable " + EVENT_BUS_NAME + " is missing: it names the event bus.");
    }
    EventBridgeClient client =
        EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    return new Wiring(Clock.systemUTC(), new EventBridgeBus(client, busName));
  }
}
