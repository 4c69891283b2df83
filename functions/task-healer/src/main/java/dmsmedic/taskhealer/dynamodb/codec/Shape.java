package dmsmedic.taskhealer.dynamodb.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reflection knows of a record: its members in order, and how one is made.
 *
 * @param members by name
 */
record Shape(Map<String, Member> members, Constructor<?> constructor) {

  /** A component of a record. */
  record Member(String name, Type type, Method accessor) {

    Object of(Object owner) {
      try {
        return accessor.invoke(owner);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Cannot read " + accessor, e);
      }
    }
  }

  private static final int REASON_CHARS_MAX = 300;

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return read(type);
        }
      };

  private static final ClassValue<Map<String, Class<?>>> VARIANTS =
      new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> type) {
          Map<String, Class<?>> variants = new LinkedHashMap<>();
          collect(type, variants);
          return variants;
        }
      };

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** The records that a sealed interface permits, by their simple names. */
  static Map<String, Class<?>> variants(Class<?> sealed) {
    return VARIANTS.get(sealed);
  }

  /** A record with these values; a value that its constructor refuses is malformed. */
  Object make(List<? extends @Nullable Object> values, String path) {
    try {
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MalformedItemException(
          "Member " + path + " is refused: " + reason(cause) + ".", cause);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make " + constructor, e);
    }
  }

  /** The reason may quote what was refused. */
  private static String reason(Throwable cause) {
    String reason = String.valueOf(cause.getMessage()).replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    return reason.length() <= REASON_CHARS_MAX ? reason : reason.substring(0, REASON_CHARS_MAX);
  }

  private static Shape read(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException("The ledger cannot write a " + type.getName());
    }
    Map<String, Member> members = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      String name = component.getName();
      members.put(name, new Member(name, component.getGenericType(), component.getAccessor()));
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Shape(members, type.getDeclaredConstructor(types));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has its canonical constructor", e);
    }
  }

  private static void collect(Class<?> type, Map<String, Class<?>> variants) {
    if (!type.isSealed()) {
      variants.put(type.getSimpleName(), type);
      return;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      collect(permitted, variants);
    }
  }
}
