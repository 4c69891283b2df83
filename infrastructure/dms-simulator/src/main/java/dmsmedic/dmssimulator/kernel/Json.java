package dmsmedic.dmssimulator.kernel;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON as plain maps and lists, nulls kept. */
public final class Json {
  private static final JSON PLAIN = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Json() {}

  /** Reads an object; empty when the text is none. */
  public static Optional<Map<String, Object>> object(String text) {
    try {
      return Optional.ofNullable(PLAIN.mapFrom(text));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** Writes a value on one line. */
  public static String write(Object value) {
    try {
      return PLAIN.asString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Writes a value over several lines. */
  public static String pretty(Object value) {
    try {
      return PLAIN.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The member as an object; empty when it is absent or something else. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> part(Map<String, Object> whole, String member) {
    return whole.get(member) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The member as a list of objects; anything else in it is left out. */
  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> parts(Map<String, Object> whole, String member) {
    return whole.get(member) instanceof List<?> list
        ? list.stream()
            .filter(Map.class::isInstance)
            .map(each -> (Map<String, Object>) each)
            .toList()
        : List.of();
  }

  /** The member as text; numbers and booleans are written out. */
  public static Optional<String> text(Map<String, Object> whole, String member) {
    Object value = whole.get(member);
    return value == null || value instanceof Map || value instanceof List
        ? Optional.empty()
        : Optional.of(value.toString());
  }
}
