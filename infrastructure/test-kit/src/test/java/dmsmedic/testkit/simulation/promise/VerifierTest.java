package dmsmedic.testkit.simulation.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.testkit.simulation.history.History;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerifierTest {

  @Test
  void anEmptyHistoryBreaksNothing() {
    assertThat(new Verifier(Bounds.standard()).violations(new History(), Instant.MAX)).isEmpty();
  }

  @Test
  void aViolationNamesItsPromiseItsPlaceAndWhatIsWrong() {
    Tale tale = Tale.begin().opened(Given.ORDERS).treat(Given.roles(Given.ORDERS)).stop().start();

    assertThat(tale.violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.promise()).isEqualTo(Promise.ONLY_CONFIRMED);
          assertThat(violation.index()).isEqualTo(7);
          assertThat(violation.toString()).contains("without a line of a fault", "event 7");
        });
  }

  @Test
  void everyPromiseHasASentence() {
    assertThat(Stream.of(Promise.values()).map(Promise::sentence))
        .doesNotHaveDuplicates()
        .allMatch(sentence -> sentence.endsWith("."));
  }

  @Test
  void aHistoryIsReadManyTimesAlike() {
    Tale tale = Tale.treated(Given.reload(List.of(), Given.ORDERS)).reload(Given.ORDERS).heal();

    assertThat(tale.violations()).isEqualTo(tale.violations());
  }
}
