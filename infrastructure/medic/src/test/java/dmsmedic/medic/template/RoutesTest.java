package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.events.IncidentAnnounced;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private static final String OURS = "Bus";
  private static final String STATE = "TaskHealerFunctionTaskStateChanged";
  private static final String SIGHTED = "TaskHealerFunctionFaultSighted";

  private final Routes routes = Routes.of(Checkout.template());

  @Test
  void onTheDefaultBusOnlyChangesOfATasksStateAreHeard() {
    assertThat(matches(Rule.DEFAULT_BUS))
        .containsExactly(
            entry("dms-task-failed-newer.json", Set.of(STATE)),
            entry("dms-task-failed.json", Set.of(STATE)),
            entry("dms-task-started-newer.json", Set.of(STATE)),
            entry("dms-task-started.json", Set.of(STATE)),
            entry("dms-task-stopped.json", Set.of(STATE)));
  }

  @Test
  void onOurBusOnlySightingsAreHeard() {
    assertThat(matches(OURS))
        .containsExactly(
            entry("fault-sighted-copy-not-retried.json", Set.of(SIGHTED)),
            entry("fault-sighted-lob-truncated.json", Set.of(SIGHTED)));
  }

  @Test
  void whatIsHeardReachesTheHealer() {
    String failed = Checkout.text("events/dms-task-failed.json");
    String sighted = Checkout.text("events/fault-sighted-lob-truncated.json");

    assertThat(routes.targets(Rule.DEFAULT_BUS, failed)).containsExactly("TaskHealerFunction");
    assertThat(routes.targets(OURS, sighted)).containsExactly("TaskHealerFunction");
  }

  @Test
  void aSightingOnTheDefaultBusIsForgedAndReachesNobody() {
    String sighted = Checkout.text("events/fault-sighted-lob-truncated.json");

    assertThat(routes.targets(Rule.DEFAULT_BUS, sighted)).isEmpty();
    assertThat(routes.targets("NoSuchBus", sighted)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"com.example", "dms-medic2", "dms", "DMS-MEDIC", "aws.dms", "aws.events", ""})
  void aSightingInAnotherNameIsForgedAndReachesNobody(String source) {
    String sighted =
        Checkout.text("events/fault-sighted-lob-truncated.json")
            .replace("\"dms-medic\"", "\"" + source + "\"");

    assertThat(sighted).contains("\"source\": \"" + source + "\"");
    assertThat(routes.targets(OURS, sighted)).isEmpty();
  }

  @Test
  void aChangeOfStateOnOurBusIsForgedAndReachesNobody() {
    String failed = Checkout.text("events/dms-task-failed.json");

    assertThat(routes.targets(OURS, failed)).isEmpty();
  }

  @Test
  void aTickOnABusIsForgedAndReachesNobody() {
    String tick = Checkout.text("events/tick.json");

    assertThat(routes.targets(OURS, tick)).isEmpty();
    assertThat(routes.targets(Rule.DEFAULT_BUS, tick)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anAnnouncementDoesNotComeBackToTheHealer(Notice.Kind kind) {
    String announced =
        "{\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":{}}"
            .formatted(IncidentAnnounced.SOURCE, IncidentAnnounced.detailType(kind));

    assertThat(routes.targets(OURS, announced)).isEmpty();
  }

  @Test
  void theRecordOfAFailedInvocationIsKept() {
    String failed =
        """
        {"source":"lambda","detail-type":"Lambda Function Invocation Result - Failure",
         "detail":{"requestPayload":{"awslogs":{"data":"not gzip"}}}}
        """;

    assertThat(routes.targets(OURS, failed)).containsExactly("Failed");
  }

  @Test
  void whatIsNoEventIsRefused() {
    assertThatThrownBy(() -> routes.rules(OURS, "not JSON"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not JSON");
  }

  /** Every sample that a rule of the bus matches, with these rules. */
  private Map<String, Set<String>> matches(String bus) {
    Map<String, Set<String>> matches = new TreeMap<>();
    Checkout.events().forEach(file -> matches.put(file, rules(bus, file)));
    matches.values().removeIf(Set::isEmpty);
    return matches;
  }

  private Set<String> rules(String bus, String file) {
    return routes.rules(bus, Checkout.text("events/" + file)).stream()
        .map(Rule::id)
        .collect(Collectors.toSet());
  }
}
