package dmsmedic.taskhealer.healer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mode of tasks without a tag: it reaches the loop, and it never lets anything be changed. */
class SettingsTest {

  private static final Map<String, String> NEEDED =
      Map.of(
          "LEDGER_TABLE", "example",
          "EVENT_BUS_NAME", "example",
          "TOPIC_ARN", "arn:aws:sns:us-east-1:123456789012:example",
          "SECRET_PREFIX", "dms-medic/");

  private static final String TICK =
      """
      {"version":"0","id":"tick-1","source":"dms-medic","detail-type":"Tick",
       "account":"123456789012","region":"eu-west-1","time":"2026-11-01T08:00:00Z",
       "resources":[],"detail":{}}
      """;

  @ParameterizedTest
  @CsvSource({"observe, true", "off, false"})
  void whetherATaskWithoutATagIsLookedAtIsSaidByTheMode(String word, boolean looks)
      throws IOException {
    GuardedPorts guarded = new GuardedPorts(Map.of());
    Mode untagged = Wiring.of(withMode(word), guarded.ports.clock()).untagged();
    TaskHealerHandler healer =
        new TaskHealerHandler(new Wiring(guarded.ports, Limits.standard(), untagged));

    healer.handleRequest(
        new ByteArrayInputStream(TICK.getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        new Invocation());

    assertThat(guarded.calls.contains("read")).isEqualTo(looks);
    assertThat(guarded.deeds()).isEmpty();
  }

  @Test
  void whereNoModeIsSaidTasksAreObserved() {
    assertThat(Settings.of(NEEDED).untagged()).isEqualTo(Mode.OBSERVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heal", "approve", "HEAL", "", "none", "observe,off", " OFF "})
  void aModeThatChangesSomethingIsRefusedAsNonsenseIs(String word) {
    assertThatThrownBy(() -> withMode(word))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("DEFAULT_MODE is observe or off, not '" + word + "'.");
  }

  private static Settings withMode(String word) {
    Map<String, String> environment = new HashMap<>(NEEDED);
    environment.put("DEFAULT_MODE", word);
    return Settings.of(environment);
  }
}
