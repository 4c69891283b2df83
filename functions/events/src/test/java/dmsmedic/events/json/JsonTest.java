package dmsmedic.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[1,2.50,-3e5,true,false,null,\"x\"],\"b\":{\"c\":{}}}",
        "[]",
        "\"\\u0000 \\\" \\\\ \u00e9 \ud83d\ude00\"",
        "12345678901234567890.12345"
      })
  void whatIsReadIsWrittenAgain(String text) {
    Json value = Json.read(text);

    assertThat(Json.read(value.write())).isEqualTo(value);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(Json.read(new ByteArrayInputStream(bytes))).isEqualTo(value);
  }

  @Test
  void fieldsKeepTheirOrder() {
    assertThat(Json.object().with("z", 1).with("a", true).with("m", Optional.empty()).write())
        .isEqualTo("{\"z\":1,\"a\":true}");
    assertThat(Json.read("{\"z\":1,\"a\":[\"x\"],\"z\":2}").write())
        .isEqualTo("{\"z\":2,\"a\":[\"x\"]}");
  }

  @Test
  void numbersKeepTheirDigits() {
    assertThat(Json.read("2.50")).isEqualTo(new Json.Num(new BigDecimal("2.50")));
    assertThat(Json.Arr.of(List.of("a")).write()).isEqualTo("[\"a\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{\"a\":}",
        "{\"a\":1",
        "nul",
        "{} {}",
        "'a'",
        "[1,]",
        "\"\u0001\""
      })
  void whatIsMalformedIsRefusedInASentence(String text) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> Json.read(text))
        .withMessageEndingWith(".");
  }

  @Test
  void depthLengthAndDigitsAreBounded() {
    List<String> hostile =
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(1000) + "1" + "}".repeat(1000),
            "\"" + "x".repeat(JsonReader.TEXT_CHARS_MAX + 1) + "\"",
            "1".repeat(5000));

    for (String text : hostile) {
      assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> Json.read(text));
    }
  }

  @Test
  void aRefusalDoesNotRepeatTheInput() {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> Json.read("{\"password\":\"hunter2\",}"))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2"));
  }

  @Test
  void invalidUtf8IsRefused() {
    byte[] bytes = {'"', (byte) 0xc3, (byte) 0x28, '"'};

    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> Json.read(new ByteArrayInputStream(bytes)));
  }

  /** An unreadable batch may hold a row's value, an unreadable secret a password. */
  @ParameterizedTest
  @ValueSource(strings = {"canary", "{\"a\": canary}", "{canary: 1}", "[1canary]", "\"canary"})
  void aRefusalQuotesNothingOfTheInput(String text) {
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(UnreadableException.class)
        .hasNoCause()
        .hasMessageStartingWith("The input is not JSON: ")
        .hasMessageNotContaining("canary");
  }
}
