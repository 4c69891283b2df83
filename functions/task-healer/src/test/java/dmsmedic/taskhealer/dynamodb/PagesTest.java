package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.taskhealer.dynamodb.codec.MalformedItemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PagesTest {

  private final Pages pages = new Pages(Content::digest);

  private static AttributeValue texts(int count, int chars) {
    return AttributeValue.fromL(
        IntStream.range(0, count)
            .mapToObj(i -> AttributeValue.fromS(i + " " + "x".repeat(chars)))
            .toList());
  }

  @Test
  void whatIsShortStaysAsItIs() {
    AttributeValue value = AttributeValue.fromM(Map.of("list", texts(100, 100)));

    assertThat(pages.cut(value)).isEqualTo(value);
    assertThat(pages.all()).isEmpty();
  }

  @Test
  void aLongListIsCutIntoPagesAndJoinedAgain() {
    AttributeValue value = AttributeValue.fromM(Map.of("list", texts(1_000, 100)));
    AttributeValue cut = pages.cut(value);

    assertThat(Content.bytes(cut)).isLessThan(Pages.INLINE_MAX);
    assertThat(pages.all()).hasSize(32).containsKeys(Pages.references(cut).toArray(String[]::new));
    assertThat(Pages.joined(cut, pages.all())).isEqualTo(value);
  }

  @Test
  void aListOfLongListsIsCutTwice() {
    AttributeValue value =
        AttributeValue.fromL(List.of(texts(500, 100), texts(501, 100), texts(1, 23_000)));
    AttributeValue cut = pages.cut(value);

    assertThat(Pages.joined(cut, pages.all())).isEqualTo(value);
    assertThat(pages.all().values())
        .allSatisfy(page -> assertThat(Content.bytes(page)).isLessThan(300_000));
  }

  @Test
  void aLongTextIsNotCutWithinACharacter() {
    AttributeValue value = AttributeValue.fromS("x" + "\ud83d\ude00".repeat(40_000));
    AttributeValue cut = pages.cut(value);

    assertThat(pages.all().values())
        .allSatisfy(page ->
            assertThat(Character.isHighSurrogate(page.s().charAt(page.s().length() - 1)))
                .isFalse());
    assertThat(Pages.joined(cut, pages.all())).isEqualTo(value);
  }

  @Test
  void aChangeOfOneElementChangesOnePage() {
    AttributeValue before = texts(1_000, 100);
    List<AttributeValue> items = new ArrayList<>(before.l());
    items.set(500, AttributeValue.fromS("longer " + "y".repeat(500)));
    List<String> old = Pages.references(pages.cut(before));
    List<String> now =
        Pages.references(new Pages(Content::digest).cut(AttributeValue.fromL(items)));

    assertThat(now).hasSameSizeAs(old).filteredOn(key -> !old.contains(key)).hasSize(1);
  }

  @Test
  void aPageThatIsMissingIsNamed() {
    AttributeValue cut = pages.cut(texts(1_000, 100));

    assertThatThrownBy(() -> Pages.joined(cut, Map.of()))
        .isInstanceOf(MalformedItemException.class)
        .hasMessage("Page '" + Pages.references(cut).getFirst() + "' is missing.");
  }

  @Test
  void aPageThatRefersToItselfIsRefused() {
    AttributeValue page =
        AttributeValue.fromM(
            Map.of(
                "$pages",
                AttributeValue.fromL(List.of(AttributeValue.fromS("a"), AttributeValue.fromS("a"))),
                "$of",
                AttributeValue.fromS("list")));

    assertThatThrownBy(() -> Pages.joined(page, Map.of("a", page)))
        .isInstanceOf(MalformedItemException.class)
        .hasMessage("Page 'a' refers to itself.");
  }

  @Test
  void aPageOfATextThatHoldsAListIsRefused() {
    AttributeValue cut = pages.cut(AttributeValue.fromS("x".repeat(100_000)));
    pages.all().replaceAll((_, _) -> texts(1, 1));

    assertThatThrownBy(() -> Pages.joined(cut, pages.all()))
        .isInstanceOf(MalformedItemException.class)
        .hasMessage("A page of a text holds no text.");
  }
}
