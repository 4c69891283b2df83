package dmsmedic.medic.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search finds what was planted, or it would prove nothing. */
class LeaksTest {

  private static final List<String> WORDS = List.of("canary/word", "8006145550123");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://medic:canary/word@db.example",
        "{\"password\":\"canary\\/word\"}",
        "Message=its+password+is+canary%2Fword+there",
        "IT IS CANARY/WORD",
        "100% of it, 5%2 of that: canary%2Fword",
        "data: Y2FuYXJ5L3dvcmQ=",
        "data: eWNhbmFyeS93b3JkeA==",
        "data: eXljYW5hcnkvd29yZHg="
      })
  void aPlantedWordIsFoundInEveryCoat(String text) {
    assertThat(Leaks.in(List.of(new Output("the planted place", text)), WORDS))
        .singleElement()
        .asString()
        .startsWith("'canary/word' stands in the planted place: ...");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(Leaks.in(List.of(new Output("a log", "canary word 8006145550122")), WORDS))
        .isEmpty();
  }

  @Test
  void eachOutputWithAWordIsTold() {
    Output one = new Output("one", "8006145550123");
    Output other = new Output("other", "x8006145550123x");

    assertThat(Leaks.in(List.of(one, other), WORDS)).hasSize(2);
  }
}
