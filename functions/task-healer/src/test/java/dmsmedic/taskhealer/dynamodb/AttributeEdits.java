package dmsmedic.taskhealer.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Edits of an item that the bytes of an input decide. */
final class AttributeEdits {
  private static final List<String> WORDS =
      List.of(
          "",
          "is",
          "$pages",
          "$of",
          "list",
          "text",
          "Waiting",
          "a",
          "b",
          "\u0000",
          "-1",
          "1970-01-01T00:00:00Z",
          "+1000000000-01-01T00:00:00Z",
          "99999999999999999999",
          "1.5",
          "LOB_TRUNCATED",
          "arn:aws:dms:eu-west-1:123456789012:task:EXAMPLE");

  private final byte[] input;
  private int next;

  AttributeEdits(byte[] input) {
    this.input = input;
  }

  boolean more() {
    return next < input.length;
  }

  int next() {
    return more() ? input[next++] & 0xff : 0;
  }

  /** The value with one change somewhere in it. */
  AttributeValue edited(AttributeValue value) {
    boolean here = next() % 5 == 0;
    if (!here && value.hasM() && !value.m().isEmpty()) {
      return AttributeValue.fromM(edited(value.m()));
    }
    if (!here && value.hasL() && !value.l().isEmpty()) {
      List<AttributeValue> items = new ArrayList<>(value.l());
      int index = next() % items.size();
      items.set(index, edited(items.get(index)));
      return AttributeValue.fromL(items);
    }
    return value(4);
  }

  private Map<String, AttributeValue> edited(Map<String, AttributeValue> members) {
    Map<String, AttributeValue> edited = new LinkedHashMap<>(members);
    List<Map.Entry<String, AttributeValue>> all = List.copyOf(members.entrySet());
    Map.Entry<String, AttributeValue> one = all.get(next() % all.size());
    switch (next() % 6) {
      case 0 -> edited.remove(one.getKey());
      case 1 -> edited.put(word(), value(2));
      case 2 -> edited.put(one.getKey(), all.get(next() % all.size()).getValue());
      default -> edited.put(one.getKey(), edited(one.getValue()));
    }
    return edited;
  }

  /** Any value of at most so many levels. */
  AttributeValue value(int levels) {
    return switch (next() % (levels > 0 ? 8 : 5)) {
      case 0 -> AttributeValue.fromS(word());
      case 1 -> AttributeValue.fromN(word());
      case 2 -> AttributeValue.fromBool(next() % 2 == 0);
      case 3 -> AttributeValue.fromNul(true);
      case 4 -> AttributeValue.builder().build();
      case 5 -> AttributeValue.fromL(List.of(value(levels - 1), value(levels - 1)));
      case 6 -> AttributeValue.fromM(Map.of(word(), value(levels - 1)));
      default -> AttributeValue.fromM(Map.of("$pages", pages(), "$of", value(0)));
    };
  }

  private AttributeValue pages() {
    List<AttributeValue> pages = new ArrayList<>();
    for (int i = next() % 4; i >= 0; i--) {
      pages.add(AttributeValue.fromS(word()));
    }
    return AttributeValue.fromL(pages);
  }

  private String word() {
    return WORDS.get(next() % WORDS.size());
  }
}
