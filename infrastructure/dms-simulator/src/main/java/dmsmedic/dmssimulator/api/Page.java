package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Describe operation's answer: filtered, then cut into pages.
 *
 * @param list the member that holds the answer
 * @param mostRecords the largest MaxRecords; the smallest is 20
 */
record Page(String list, int mostRecords) {
  private static final int LEAST_RECORDS = 20;
  private static final int USUAL_RECORDS = 100;

  /**
   * Filters and cuts.
   *
   * @param filters filter name to the member it looks at; several filters must all hold
   */
  Map<String, Object> of(Ask ask, List<Map<String, Object>> all, Map<String, String> filters) {
    List<Map<String, Object>> left = all;
    List<Map<String, Object>> asked = ask.parts("Filters");
    for (Map<String, Object> filter : asked) {
      left = filtered(left, new Ask(filter), filters);
    }
    return cut(ask, left);
  }

  /** As {@link #of}; a filter that finds nothing is refused, as the Deleted waiters expect. */
  Map<String, Object> found(Ask ask, List<Map<String, Object>> all, Map<String, String> filters) {
    Map<String, Object> answer = of(ask, all, filters);
    if (!ask.parts("Filters").isEmpty() && answer.get(list) instanceof List<?> l && l.isEmpty()) {
      throw Fault.notFound("No " + list + " found matching given filter");
    }
    return answer;
  }

  private static List<Map<String, Object>> filtered(
      List<Map<String, Object>> all, Ask filter, Map<String, String> filters) {
    String name = filter.need("Name");
    String member = filters.get(name);
    if (member == null) {
      throw Fault.value("Unrecognized filter name: " + name);
    }
    List<String> values = filter.needTexts("Values");
    return all.stream()
        .filter(each -> Json.text(each, member).filter(values::contains).isPresent())
        .toList();
  }

  private Map<String, Object> cut(Ask ask, List<Map<String, Object>> all) {
    int most = ask.text("MaxRecords").map(Page::number).orElse(USUAL_RECORDS);
    if (most < LEAST_RECORDS || most > mostRecords) {
      throw Fault.value(
          "The parameter MaxRecords must be between " + LEAST_RECORDS + " and " + mostRecords);
    }
    int from = ask.text("Marker").map(Page::offset).orElse(0);
    int to = Math.min(all.size(), from + most);
    Map<String, Object> answer = new LinkedHashMap<>();
    if (to < all.size()) {
      answer.put("Marker", marker(to));
    }
    answer.put(list, from < to ? all.subList(from, to) : List.of());
    return answer;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notNumber) {
      throw Fault.value("The parameter MaxRecords is not a number");
    }
  }

  private static String marker(int offset) {
    byte[] plain = ("from-" + offset).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(plain);
  }

  private static int offset(String marker) {
    try {
      String plain = new String(Base64.getDecoder().decode(marker), StandardCharsets.UTF_8);
      return Integer.parseInt(plain.substring("from-".length()));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException forged) {
      throw Fault.value("Invalid Marker: " + marker);
    }
  }
}
