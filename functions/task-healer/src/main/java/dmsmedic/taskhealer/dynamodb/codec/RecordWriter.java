package dmsmedic.taskhealer.dynamodb.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What writes records as DynamoDB maps and lists, so that a person can read and repair an item.
 *
 * <p>Each member has its own name. A record of a sealed interface says in {@link #TAG} which one it
 * is; an instant is ISO 8601; what is empty is left out.
 */
public final class RecordWriter {

  /** The member that names the record of a sealed interface. */
  static final String TAG = "is";

  private RecordWriter() {}

  /** The map of a record's members. */
  public static AttributeValue write(Record value) {
    return AttributeValue.fromM(members(value));
  }

  private static Optional<AttributeValue> write(Type type, Object value) {
    return switch (value) {
      case Optional<?> optional ->
          optional.flatMap(inner -> write(argument((ParameterizedType) type, 0), inner));
      case OptionalLong optional ->
          optional.isPresent()
              ? Optional.of(AttributeValue.fromN(Long.toString(optional.getAsLong())))
              : Optional.empty();
      case List<?> list -> Optional.of(list(argument((ParameterizedType) type, 0), list));
      case Map<?, ?> map -> Optional.of(map(argument((ParameterizedType) type, 1), map));
      case Record one when type instanceof Class<?> declared && declared.isSealed() ->
          Optional.of(tagged(one));
      case Record one -> Optional.of(write(one));
      default -> Optional.of(plain(value));
    };
  }

  private static AttributeValue plain(Object value) {
    return switch (value) {
      case String text -> AttributeValue.fromS(text);
      case Instant at -> AttributeValue.fromS(at.toString());
      case Boolean truth -> AttributeValue.fromBool(truth);
      case Integer number -> AttributeValue.fromN(number.toString());
      case Long number -> AttributeValue.fromN(number.toString());
      case Enum<?> constant -> AttributeValue.fromS(constant.name());
      default ->
          throw new IllegalArgumentException(
              "The ledger cannot write a " + value.getClass().getName());
    };
  }

  private static Map<String, AttributeValue> members(Record value) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    for (Shape.Member member : Shape.of(value.getClass()).members().values()) {
      write(member.type(), member.of(value))
          .ifPresent(written -> members.put(member.name(), written));
    }
    return members;
  }

  private static AttributeValue tagged(Record value) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    members.put(TAG, AttributeValue.fromS(value.getClass().getSimpleName()));
    members.putAll(members(value));
    return AttributeValue.fromM(members);
  }

  private static AttributeValue list(Type type, List<?> values) {
    List<AttributeValue> items = new ArrayList<>(values.size());
    for (Object value : values) {
      items.add(write(type, value).orElseThrow());
    }
    return AttributeValue.fromL(items);
  }

  /** In the order of the keys, so that equal maps are written alike. */
  private static AttributeValue map(Type type, Map<?, ?> values) {
    Map<String, AttributeValue> items = new TreeMap<>();
    values.forEach((key, value) -> items.put(key(key), write(type, value).orElseThrow()));
    return AttributeValue.fromM(items);
  }

  private static String key(Object key) {
    return switch (key) {
      case String text -> text;
      case Enum<?> constant -> constant.name();
      default ->
          throw new IllegalArgumentException(
              "The ledger cannot write a key that is a " + key.getClass().getName());
    };
  }

  static Type argument(ParameterizedType type, int index) {
    return type.getActualTypeArguments()[index];
  }
}
