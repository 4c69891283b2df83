package dmsmedic.taskhealer.dms.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"b\":1,\"a\":2}",
        "{\"n\":[1.0,1e5,-0,10000000000000000000000001,0.10]}",
        "{\"s\":[\"\",\"a\\/b\",\"\\u00e9\",\"é\",\"\\\"\\\\\\n\",\"😀\"]}",
        "{\"x\":[true,false,null,{},[]]}",
        "{\"a b\":{\"c\\\"d\":\"it's\"}}"
      })
  void whatIsReadIsWrittenBackToTheCharacter(String text) {
    assertThat(Json.read(text).write()).isEqualTo(text);
  }

  @Test
  void whiteSpaceIsAllThatIsLost() {
    assertThat(Json.read(" {\n \"a\" : [ 1 , \"x  y\" ] }\n").write())
        .isEqualTo("{\"a\":[1,\"x  y\"]}");
  }

  @Test
  void aLongDocumentKeepsItsStringsWhole() {
    String item = "\"" + "a\\u0041é".repeat(999) + "\",";
    String text = "{\"long\":[" + item.repeat(50) + "\"end\"]}";
    assertThat(Json.read(text).write()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "null", "{\"a\":1} x", "{\"a\":secret}", "{'a':1}", "{}{}"})
  void whatIsNoObjectIsRefusedWithoutQuotingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read(text))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("{\"a\":" + "[".repeat(100_000)));
  }

  @Test
  void blankTextIsAnEmptyObject() {
    assertThat(Json.read("  ").write()).isEqualTo("{}");
  }

  @Test
  void aChangedFieldKeepsItsPlace() {
    Json.Obj object = Json.read("{\"a\":1,\"b\":2,\"c\":3}");
    assertThat(object.with("b", Json.text("it's \"b\"\n")).without("c").write())
        .isEqualTo("{\"a\":1,\"b\":\"it's \\\"b\\\"\\n\"}");
  }

  @Test
  void textsAndNumbersAreReadInEitherSpelling() {
    Json.Obj object = Json.read("{\"a\":\"64\",\"b\":64,\"c\":null,\"d\":\"\\u0041\",\"e\":1.5}");
    assertThat(object.number("a", 0)).isEqualTo(64);
    assertThat(object.number("b", 0)).isEqualTo(64);
    assertThat(object.number("c", 7)).isEqualTo(7);
    assertThat(object.text("d")).contains("A");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.number("e", 0))
        .withMessage("'e' is not a whole number.");
  }

  @Test
  void canonicalFormsDifferOnlyWhereMeaningDoes() {
    String one = "{\"b\":[\"\\u0041\"],\"a\":1,\"gone\":null,\"none\":{\"x\":null}}";
    assertThat(Json.read(one).canonical().write()).isEqualTo("{\"a\":1,\"b\":[\"A\"]}");
    assertThat(Json.read("{\"a\":1}").canonical())
        .isNotEqualTo(Json.read("{\"a\":\"1\"}").canonical());
  }
}
