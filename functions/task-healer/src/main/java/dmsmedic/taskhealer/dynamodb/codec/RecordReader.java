package dmsmedic.taskhealer.dynamodb.codec;

import static dmsmedic.taskhealer.dynamodb.codec.MalformedItemException.refusal;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What reads the records that {@link RecordWriter} wrote, and those that an older one wrote.
 *
 * <p>A member that is not known is ignored. One that is missing is empty where its type can be
 * empty: an optional value, a list, a map; else the item is malformed.
 */
public final class RecordReader {

  private RecordReader() {}

  /** The record in a value; the path stands in refusals. */
  public static <T extends Record> T read(Class<T> type, AttributeValue value, String path) {
    return type.cast(record(type, value, path));
  }

  private static Object read(Type type, @Nullable AttributeValue value, String path) {
    if (value == null || Boolean.TRUE.equals(value.nul())) {
      return missing(raw(type), path);
    }
    if (type instanceof ParameterizedType of) {
      return generic(of, value, path);
    }
    return single(raw(type), value, path);
  }

  private static Object generic(ParameterizedType type, AttributeValue value, String path) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return Optional.of(read(RecordWriter.argument(type, 0), value, path));
    }
    return raw == List.class ? list(type, value, path) : map(type, value, path);
  }

  private static Object missing(Class<?> type, String path) {
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == OptionalLong.class) {
      return OptionalLong.empty();
    }
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    throw refusal(path, "is missing");
  }

  private static Object single(Class<?> type, AttributeValue value, String path) {
    if (type.isRecord()) {
      return record(type, value, path);
    }
    if (type.isSealed()) {
      return variant(type, value, path);
    }
    if (type == boolean.class) {
      return present(value.bool(), path, "true or false");
    }
    return type == int.class || type == long.class || type == OptionalLong.class
        ? number(type, present(value.n(), path, "a number"), path)
        : text(type, present(value.s(), path, "a text"), path);
  }

  private static Object number(Class<?> type, String digits, String path) {
    try {
      if (type == int.class) {
        return Integer.parseInt(digits);
      }
      long number = Long.parseLong(digits);
      return type == long.class ? (Object) number : OptionalLong.of(number);
    } catch (NumberFormatException e) {
      throw refusal(path, "is not a whole number in range");
    }
  }

  private static Object text(Class<?> type, String text, String path) {
    if (type == String.class) {
      return text;
    }
    if (type == Instant.class) {
      return instant(text, path);
    }
    if (type.isEnum()) {
      return constant(type, text, path);
    }
    throw new IllegalArgumentException("The ledger cannot read a " + type.getName());
  }

  private static Instant instant(String text, String path) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw refusal(path, "is not a time in ISO 8601");
    }
  }

  private static Object constant(Class<?> type, String name, String path) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw refusal(path, "is no " + type.getSimpleName() + " known here");
  }

  private static Object variant(Class<?> sealed, AttributeValue value, String path) {
    String tag = path + "." + RecordWriter.TAG;
    Map<String, AttributeValue> members = membersOf(value, path);
    String name = (String) read(String.class, members.get(RecordWriter.TAG), tag);
    Class<?> type = Shape.variants(sealed).get(name);
    if (type == null) {
      throw refusal(tag, "is no " + sealed.getSimpleName() + " known here");
    }
    return record(type, value, path);
  }

  private static Object record(Class<?> type, AttributeValue value, String path) {
    Map<String, AttributeValue> members = membersOf(value, path);
    Shape shape = Shape.of(type);
    List<Object> values = new ArrayList<>();
    for (Shape.Member member : shape.members().values()) {
      String name = member.name();
      values.add(read(member.type(), members.get(name), path + "." + name));
    }
    return shape.make(values, path);
  }

  private static List<Object> list(ParameterizedType type, AttributeValue value, String path) {
    if (!value.hasL()) {
      throw refusal(path, "is not a list");
    }
    List<Object> items = new ArrayList<>();
    for (AttributeValue item : value.l()) {
      items.add(read(RecordWriter.argument(type, 0), item, path + "[" + items.size() + "]"));
    }
    return List.copyOf(items);
  }

  private static Map<Object, Object> map(
      ParameterizedType type, AttributeValue value, String path) {
    Map<Object, Object> items = new LinkedHashMap<>();
    Class<?> keys = raw(RecordWriter.argument(type, 0));
    membersOf(value, path)
        .forEach((key, item) -> {
          String at = path + "." + key;
          items.put(text(keys, key, at), read(RecordWriter.argument(type, 1), item, at));
        });
    return Map.copyOf(items);
  }

  private static Map<String, AttributeValue> membersOf(AttributeValue value, String path) {
    if (!value.hasM()) {
      throw refusal(path, "is not a map");
    }
    return value.m();
  }

  private static <T> T present(@Nullable T value, String path, String expected) {
    if (value == null) {
      throw refusal(path, "is not " + expected);
    }
    return value;
  }

  /** The class, which for {@code Integer} and its like is {@code int}. */
  private static Class<?> raw(Type type) {
    Type plain = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return MethodType.methodType((Class<?>) plain).unwrap().returnType();
  }
}
