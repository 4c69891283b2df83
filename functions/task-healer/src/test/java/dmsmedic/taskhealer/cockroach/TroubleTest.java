package dmsmedic.taskhealer.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Outcome;
import dmsmedic.taskhealer.cockroach.Trouble.Meaning;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

  @ParameterizedTest
  @CsvSource({
    "40001, PASSING",
    "40003, LOST",
    "42501, FORBIDDEN",
    "42704, FORBIDDEN",
    "42601, FORBIDDEN",
    "28P01, FORBIDDEN",
    "3D000, FORBIDDEN",
    "0A000, FORBIDDEN",
    "55P02, FORBIDDEN",
    "55P03, PASSING",
    "53300, PASSING",
    "57014, LOST",
    "57P01, LOST",
    "57P03, PASSING",
    "58C00, PASSING",
    "08001, LOST",
    "08006, LOST",
    "XXUUU, PASSING",
    "99999, LOST",
    "4, FORBIDDEN"
  })
  void aStateSaysWhetherTheStatementHappened(String state, Meaning meaning) {
    assertThat(trouble("failed", state).meaning()).isEqualTo(meaning);
  }

  @Test
  void aFailureWithoutStateMayHaveHappened() {
    assertThat(new Trouble(new SQLException("failed")).outcome())
        .isInstanceOf(Outcome.Unsure.class);
  }

  @Test
  void whatCouldNotBeSentDidNotHappen() {
    assertThat(trouble("refused", "08001").outcomeBeforeSending())
        .isInstanceOf(Outcome.NotNow.class);
    assertThat(trouble("wrong password", "28P01").outcomeBeforeSending())
        .isInstanceOf(Outcome.Refused.class);
    assertThat(trouble("gone", "08006").outcome()).isInstanceOf(Outcome.Unsure.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ERROR: column \"body\" does not exist | column \"body\" does not exist",
        "duplicate key value (id)=('x y') violates | duplicate key value (id)=(...) violates",
        "invalid text 'it''s me' here | invalid text '...' here",
        "could not parse \"secret\" as type int | could not parse \"...\" as type int",
        "at ‹secret› | at ‹×›",
        "s3://key:word@bucket failed | s3://***@bucket failed"
      })
  void valuesAreLeftOut(String text, String shown) {
    assertThat(trouble(text, "22P02").sentence())
        .isEqualTo("The cluster could not do it: " + shown + " (22P02).");
  }

  @Test
  void onlyTheFirstLineIsToldAndNotAllOfIt() {
    String sentence = trouble("x".repeat(500) + "\nDetail: secret", "42601").sentence();

    assertThat(sentence).hasSizeLessThan(260).endsWith("x... (42601).").doesNotContain("secret");
  }

  private static Trouble trouble(String text, String state) {
    return new Trouble(new SQLException(text, state));
  }
}
