package dmsmedic.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static final Fields FIELDS =
      Json.fields(
          """
          {"text":"x","number":7,"half":0.5,"huge":1e999999999,"truth":true,"nothing":null,
           "time":"2023-08-22T02:54:23+02:00","inner":{"list":[{"deep":1}],"texts":["a","b"]}}
          """);

  private static void refuses(Consumer<Fields> question, String sentence) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> question.accept(FIELDS))
        .withMessage(sentence);
  }

  @Test
  void fieldsAreFound() {
    assertThat(FIELDS.text("text")).isEqualTo("x");
    assertThat(FIELDS.number("number")).isEqualTo(7);
    assertThat(FIELDS.truth("truth")).isTrue();
    assertThat(FIELDS.time("time")).isEqualTo(Instant.parse("2023-08-22T00:54:23Z"));
    assertThat(FIELDS.object("inner").texts("texts")).containsExactly("a", "b");
    assertThat(FIELDS.object("inner").objects("list").getFirst().number("deep")).isEqualTo(1);
  }

  @Test
  void whatMayBeMissingMayBeNullToo() {
    assertThat(FIELDS.optionalText("nothing")).isEmpty();
    assertThat(FIELDS.optionalNumber("absent")).isEmpty();
    assertThat(FIELDS.optionalObject("absent")).isEmpty();
    assertThat(FIELDS.texts("absent")).isEmpty();
    assertThat(FIELDS.objects("nothing")).isEmpty();
  }

  @Test
  void aRefusalNamesTheField() {
    refuses(it -> it.text("absent"), "Field absent is missing.");
    refuses(it -> it.text("number"), "Field number is not a text.");
    refuses(it -> it.number("nothing"), "Field nothing is missing.");
    refuses(it -> it.number("half"), "Field half is not a whole number.");
    refuses(it -> it.number("huge"), "Field huge is not a whole number.");
    refuses(it -> it.truth("text"), "Field text is not true or false.");
    refuses(it -> it.time("text"), "Field text is not a time in ISO 8601.");
    refuses(it -> it.object("text"), "Field text is not an object.");
    refuses(it -> it.texts("text"), "Field text is not an array.");
    refuses(it -> it.object("inner").objects("texts"), "Field inner.texts[0] is not an object.");
    refuses(it -> it.object("inner").texts("list"), "Field inner.list[0] is not a text.");
    refuses(
        it -> it.object("inner").objects("list").getFirst().text("deep"),
        "Field inner.list[0].deep is not a text.");
  }

  @Test
  void aDocumentThatIsNoObjectIsRefused() {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> Json.fields("[]"))
        .withMessage("The input is JSON, but not an object.");
  }
}
