package dmsmedic.taskhealer.dynamodb.codec;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Records made by reflection, with every member filled: a list of a sealed type holds each of its
 * records, so that a new one is never forgotten.
 */
public final class Specimens {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456789Z");

  private final boolean full;
  private int counter;

  private Specimens(boolean full) {
    this.full = full;
  }

  /** One record of each kind that the sealed interface permits, with everything filled. */
  public static <T> List<T> ofEach(Class<T> sealed) {
    return Shape.variants(sealed).values().stream()
        .map(type -> sealed.cast(new Specimens(true).record(type)))
        .toList();
  }

  /** A record with everything filled. */
  public static <T extends Record> T full(Class<T> type) {
    return type.cast(new Specimens(true).record(type));
  }

  /** A record with every list, map and optional value empty. */
  public static <T extends Record> T bare(Class<T> type) {
    return type.cast(new Specimens(false).record(type));
  }

  private Object record(Class<?> type) {
    if (type == TaskArn.class) {
      return TaskArn.of("aws", "eu-west-1", "123456789012", "TASK" + counter++);
    }
    if (type == TableName.class) {
      return new TableName("sch\u00e9ma." + counter, "t'able\" " + counter++);
    }
    List<@Nullable Object> values = new ArrayList<>();
    Shape.of(type).members().values().forEach(member -> values.add(one(member.type())));
    return Shape.of(type).make(values, type.getSimpleName());
  }

  private Object one(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record(plain);
    }
    return plain.isSealed() ? each(plain).getFirst() : scalar(plain);
  }

  private Object scalar(Class<?> type) {
    counter++;
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[counter % constants.length];
    }
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> counter;
      case "long", "java.lang.Long" -> Integer.MAX_VALUE + (long) counter;
      case "boolean", "java.lang.Boolean" -> counter % 2 == 0;
      case "java.lang.String" -> counter % 3 == 0 ? "" : "text \u00e4\ud83d\ude00 " + counter;
      case "java.time.Instant" -> NOON.plusSeconds(counter);
      case "java.util.OptionalLong" -> full ? OptionalLong.of(counter) : OptionalLong.empty();
      default -> throw new IllegalStateException("No specimen of a " + type.getName());
    };
  }

  private Object generic(ParameterizedType type) {
    Type inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    return switch (type.getRawType().getTypeName()) {
      case "java.util.Optional" -> full ? Optional.of(one(inner)) : Optional.empty();
      case "java.util.List" -> several(inner);
      case "java.util.Map" -> map(type.getActualTypeArguments()[0], inner);
      default -> throw new IllegalStateException("No specimen of a " + type);
    };
  }

  private List<Object> several(Type inner) {
    if (!full && inner != TableName.class) {
      return List.of();
    }
    return inner instanceof Class<?> sealed && sealed.isSealed()
        ? each(sealed)
        : List.of(one(inner), one(inner));
  }

  private List<Object> each(Class<?> sealed) {
    return Shape.variants(sealed).values().stream().map(this::record).toList();
  }

  private Map<Object, Object> map(Type key, Type value) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; full && i < 2; i++) {
      map.put(one(key), one(value));
    }
    return map;
  }
}
