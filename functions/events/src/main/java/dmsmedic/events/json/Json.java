package dmsmedic.events.json;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value.
 *
 * <p>Reading is bounded (see {@link JsonReader}) and refuses what is malformed with an {@link
 * UnreadableException}. Objects keep the order of their fields; of two fields with one name the
 * last counts.
 */
public sealed interface Json {
  /** An object. */
  record Obj(Map<String, Json> fields) implements Json {
    /** Keeps its own copy of the fields, in order. */
    public Obj {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field's value; empty when it is missing or {@code null}. */
    public Optional<Json> get(String name) {
      return Optional.ofNullable(fields.get(name)).filter(value -> !(value instanceof Null));
    }

    /** The same object with this field. */
    public Obj with(String name, Json value) {
      Map<String, Json> more = new LinkedHashMap<>(fields);
      more.put(name, value);
      return new Obj(more);
    }

    /** The same object with this text. */
    public Obj with(String name, String value) {
      return with(name, new Str(value));
    }

    /** The same object with this number. */
    public Obj with(String name, long value) {
      return with(name, Num.of(value));
    }

    /** The same object with this truth. */
    public Obj with(String name, boolean value) {
      return with(name, new Bool(value));
    }

    /** The same object with this text where there is one. */
    public Obj with(String name, Optional<String> value) {
      return value.map(text -> with(name, text)).orElse(this);
    }
  }

  /** An array. */
  record Arr(List<Json> items) implements Json {
    /** Keeps its own copy of the items. */
    public Arr {
      items = List.copyOf(items);
    }

    /** An array of texts. */
    public static Arr of(List<String> texts) {
      return new Arr(texts.stream().<Json>map(Str::new).toList());
    }
  }

  /** A string. */
  record Str(String value) implements Json {}

  /** A number, exactly as written. */
  record Num(BigDecimal value) implements Json {
    /** A whole number. */
    public static Num of(long value) {
      return new Num(BigDecimal.valueOf(value));
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Json {}

  /** {@code null}. */
  record Null() implements Json {}

  /** An object without fields, to which fields can be added. */
  static Obj object() {
    return new Obj(Map.of());
  }

  /** The one value that a text holds. */
  static Json read(String text) {
    return JsonReader.read(text);
  }

  /** The one value that a stream of UTF-8 holds; the stream is left open. */
  static Json read(InputStream stream) {
    return JsonReader.read(stream);
  }

  /** The object that a text holds, ready to be asked for its fields. */
  static Fields fields(String text) {
    return Fields.of(read(text));
  }

  /** The value as compact JSON, on one line. */
  default String write() {
    return JsonWriter.write(this);
  }
}
