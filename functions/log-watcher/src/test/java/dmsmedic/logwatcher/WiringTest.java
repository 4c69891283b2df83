package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
  @Test
  void aMissingBusNameIsSaidInASentence() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Wiring.ofLambda(Map.of()))
        .withMessage("The environment variable EVENT_BUS_NAME is missing: it names the event bus.");
  }
}
