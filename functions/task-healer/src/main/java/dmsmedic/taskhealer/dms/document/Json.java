package dmsmedic.taskhealer.dms.document;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A JSON value that is written back as it was read.
 *
 * <p>DMS takes documents that people wrote, and what a person wrote and nobody changed goes back to
 * the character, but for white space: fields keep their order, strings and numbers their spelling.
 * Of two fields of one name the last counts. What is not JSON is refused with an {@link
 * IllegalArgumentException} that says where, and quotes nothing.
 */
public sealed interface Json {

  /** An object; its fields have an order. */
  record Obj(Map<String, Json> fields) implements Json {

    /** An object without fields. */
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The object's field that is an object too; an empty one where there is none. */
    public Obj object(String name) {
      return fields.get(name) instanceof Obj value ? value : EMPTY;
    }

    /** Refuses a field that is there, says something, and is not of this kind. */
    void absentOr(String name, Class<? extends Json> kind) {
      Json value = fields.getOrDefault(name, new Scalar("null"));
      if (!kind.isInstance(value) && !value.equals(new Scalar("null"))) {
        throw new IllegalArgumentException("'" + name + "' is not what it should be.");
      }
    }

    /** The items of a field that is an array; none where there is no such field. */
    public List<Json> items(String name) {
      return fields.get(name) instanceof Arr value ? value.items() : List.of();
    }

    /** A field's string, or the spelling of its number or truth; empty for {@code null}. */
    public Optional<String> text(String name) {
      return fields.get(name) instanceof Scalar value ? value.plain() : Optional.empty();
    }

    /** A field's truth. */
    public boolean flag(String name, boolean otherwise) {
      return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** A field's whole number; one that is none, or beyond {@code int}, is refused. */
    public int number(String name, int otherwise) {
      return text(name).map(value -> whole(name, value)).orElse(otherwise);
    }

    /** This object with a field; one of that name keeps its place. */
    public Obj with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Obj(more);
    }

    /** This object without a field. */
    public Obj without(String name) {
      Map<String, Json> fewer = new LinkedHashMap<>(fields);
      fewer.remove(name);
      return new Obj(fewer);
    }

    private static int whole(String name, String value) {
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + name + "' is not a whole number.", e);
      }
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A string, a number, a truth or {@code null}, spelled as in the document. */
  record Scalar(String literal) implements Json {

    /** The string itself, or the spelling of what is none; empty for {@code null}. */
    public Optional<String> plain() {
      if (literal.equals("null")) {
        return Optional.empty();
      }
      return Optional.of(literal.startsWith("\"") ? JsonReader.unquoted(literal) : literal);
    }
  }

  /** A string. */
  static Scalar text(String value) {
    return new Scalar(
        "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + "\"");
  }

  /** A whole number. */
  static Scalar number(int value) {
    return new Scalar(String.valueOf(value));
  }

  /** A truth. */
  static Scalar flag(boolean value) {
    return new Scalar(String.valueOf(value));
  }

  /** The object that a text holds; blank text is an object without fields. */
  static Obj read(String text) {
    if (text.isBlank()) {
      return Obj.EMPTY;
    }
    if (JsonReader.read(text) instanceof Obj object) {
      return object;
    }
    throw new IllegalArgumentException("It is no JSON object.");
  }

  /** The value on one line. */
  default String write() {
    return switch (this) {
      case Obj(Map<String, Json> fields) ->
          fields.entrySet().stream()
              .map(field -> text(field.getKey()).literal() + ":" + field.getValue().write())
              .collect(Collectors.joining(",", "{", "}"));
      case Arr(List<Json> items) ->
          items.stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
      case Scalar(String literal) -> literal;
    };
  }

  /**
   * The value with sorted fields, one spelling of strings, and without what says nothing: fields
   * that are {@code null} or an empty object.
   */
  default Json canonical() {
    return switch (this) {
      case Obj(Map<String, Json> fields) -> canonical(fields);
      case Arr(List<Json> items) -> new Arr(items.stream().map(Json::canonical).toList());
      case Scalar scalar ->
          scalar.literal().startsWith("\"") ? text(JsonReader.unquoted(scalar.literal())) : scalar;
    };
  }

  private static Obj canonical(Map<String, Json> fields) {
    Map<String, Json> sorted = new TreeMap<>();
    fields.forEach((name, value) -> sorted.put(name, value.canonical()));
    sorted.values().removeIf(value -> value.equals(Obj.EMPTY) || value.equals(new Scalar("null")));
    return new Obj(sorted);
  }
}
