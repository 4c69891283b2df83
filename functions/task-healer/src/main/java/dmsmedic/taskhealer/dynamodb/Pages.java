package dmsmedic.taskhealer.dynamodb;

import dmsmedic.taskhealer.dynamodb.codec.MalformedItemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What moves long lists and texts of a value to pages of their own, and back.
 *
 * <p>DynamoDB takes 400 KB an item. An incident with thousands of hurt tables is larger, and not
 * only by its tables: plan, loads, samples and proofs grow with them. So any list or text above
 * {@link #INLINE_MAX} is cut, wherever it stands, and {@code {"$pages": [keys], "$of": "list"}} is
 * left in its place. A page has a fixed number of elements, so that a change of one element changes
 * one page.
 */
final class Pages {

  /** Values of about this many bytes stay where they are; an incident has a dozen lists. */
  static final int INLINE_MAX = 24_000;

  /** No page holds more than this, unless one element does. */
  private static final int PAGE_BYTES_MAX = 200_000;

  private static final int ELEMENTS_MAX = 32;

  /** Lists stand within lists hardly twice; a page that refers to itself would never end. */
  private static final int LEVELS_MAX = 8;

  private static final String PAGES = "$pages";
  private static final String OF = "$of";
  private static final String LIST = "list";
  private static final String TEXT = "text";

  private final Function<AttributeValue, String> keys;
  private final Map<String, AttributeValue> cut = new LinkedHashMap<>();

  /** A cutter that names each page by its content. */
  Pages(Function<AttributeValue, String> keys) {
    this.keys = keys;
  }

  /** The pages that were cut so far, by their names. */
  Map<String, AttributeValue> all() {
    return cut;
  }

  /** The value with references in place of what is long. */
  AttributeValue cut(AttributeValue value) {
    if (value.hasM()) {
      Map<String, AttributeValue> members = new LinkedHashMap<>();
      value.m().forEach((name, member) -> members.put(name, cut(member)));
      return AttributeValue.fromM(members);
    }
    if (value.hasL()) {
      return list(AttributeValue.fromL(value.l().stream().map(this::cut).toList()));
    }
    return value.s() != null && value.s().length() > INLINE_MAX ? text(value.s()) : value;
  }

  /** The pages that a value refers to, itself and in all that it holds. */
  static List<String> references(AttributeValue value) {
    List<String> found = new ArrayList<>();
    if (value.hasM() && value.m().containsKey(PAGES)) {
      value.m().get(PAGES).l().forEach(key -> found.add(key.s()));
    } else if (value.hasM()) {
      value.m().values().forEach(member -> found.addAll(references(member)));
    } else if (value.hasL()) {
      value.l().forEach(item -> found.addAll(references(item)));
    }
    return found;
  }

  /** The value with the pages, which must all be there, in place of the references. */
  static AttributeValue joined(AttributeValue value, Map<String, AttributeValue> pages) {
    return joined(value, pages, 0);
  }

  private static AttributeValue joined(
      AttributeValue value, Map<String, AttributeValue> pages, int level) {
    if (value.hasM() && value.m().containsKey(PAGES)) {
      List<AttributeValue> parts =
          value.m().get(PAGES).l().stream()
              .map(key -> joined(page(pages, key.s(), level), pages, level + 1))
              .toList();
      return AttributeValue.fromS(TEXT).equals(value.m().get(OF))
          ? joinedText(parts)
          : joinedList(parts);
    }
    if (value.hasM()) {
      Map<String, AttributeValue> members = new LinkedHashMap<>();
      value.m().forEach((name, member) -> members.put(name, joined(member, pages, level)));
      return AttributeValue.fromM(members);
    }
    return value.hasL()
        ? AttributeValue.fromL(value.l().stream().map(item -> joined(item, pages, level)).toList())
        : value;
  }

  private static AttributeValue page(Map<String, AttributeValue> pages, String key, int level) {
    if (level == LEVELS_MAX) {
      throw new MalformedItemException("Page '" + key + "' refers to itself.");
    }
    AttributeValue page = pages.get(key);
    if (page == null) {
      throw new MalformedItemException("Page '" + key + "' is missing.");
    }
    return page;
  }

  private static AttributeValue joinedText(List<AttributeValue> parts) {
    StringBuilder text = new StringBuilder();
    for (AttributeValue part : parts) {
      if (part.s() == null) {
        throw new MalformedItemException("A page of a text holds no text.");
      }
      text.append(part.s());
    }
    return AttributeValue.fromS(text.toString());
  }

  private static AttributeValue joinedList(List<AttributeValue> parts) {
    return AttributeValue.fromL(parts.stream().flatMap(part -> part.l().stream()).toList());
  }

  private AttributeValue text(String text) {
    List<AttributeValue> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + INLINE_MAX);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--; // Half a character would not survive the way through UTF-8.
      }
      parts.add(AttributeValue.fromS(text.substring(from, to)));
      from = to;
    }
    return reference(TEXT, parts);
  }

  private AttributeValue list(AttributeValue list) {
    if (Content.bytes(list) <= INLINE_MAX) {
      return list;
    }
    List<AttributeValue> runs = new ArrayList<>();
    List<AttributeValue> run = new ArrayList<>();
    long bytes = 0;
    for (AttributeValue item : list.l()) {
      long more = Content.bytes(item);
      if (!run.isEmpty() && (run.size() == ELEMENTS_MAX || bytes + more > PAGE_BYTES_MAX)) {
        runs.add(AttributeValue.fromL(List.copyOf(run)));
        run.clear();
        bytes = 0;
      }
      run.add(item);
      bytes += more;
    }
    runs.add(AttributeValue.fromL(List.copyOf(run)));
    return reference(LIST, runs);
  }

  private AttributeValue reference(String kind, List<AttributeValue> contents) {
    List<AttributeValue> names = new ArrayList<>();
    for (AttributeValue content : contents) {
      String key = keys.apply(content);
      cut.put(key, content);
      names.add(AttributeValue.fromS(key));
    }
    return AttributeValue.fromM(
        Map.of(PAGES, AttributeValue.fromL(names), OF, AttributeValue.fromS(kind)));
  }
}
