package dmsmedic.events.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object that is asked for its fields, and says which one is missing or wrong.
 *
 * @param path where the object stands in its document, with a dot at the end; empty for the whole
 */
public record Fields(String path, Json.Obj object) {
  /** Times outside have no number of milliseconds, or are written otherwise. */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  /** The fields of a document, which must be an object. */
  public static Fields of(Json document) {
    if (document instanceof Json.Obj object) {
      return new Fields("", object);
    }
    throw new UnreadableException("The input is JSON, but not an object.");
  }

  /** The text of a field that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  /** The text of a field that may be missing. */
  public Optional<String> optionalText(String name) {
    return field(name, Json.Str.class, "a text").map(Json.Str::value);
  }

  /** The whole number of a field that must be there. */
  public long number(String name) {
    return optionalNumber(name).orElseThrow(() -> missing(name));
  }

  /** The whole number of a field that may be missing. */
  public OptionalLong optionalNumber(String name) {
    return field(name, Json.Num.class, "a number")
        .map(number -> OptionalLong.of(whole(name, number)))
        .orElseGet(OptionalLong::empty);
  }

  /** The truth of a field that must be there. */
  public boolean truth(String name) {
    return field(name, Json.Bool.class, "true or false").orElseThrow(() -> missing(name)).value();
  }

  /** The time of a field that must be there, in ISO 8601 with its zone, of a year 0 to 9999. */
  public Instant time(String name) {
    String text = text(name);
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
        throw refusal(name, "is a time that nobody lives in");
      }
      return time;
    } catch (DateTimeException e) {
      throw new UnreadableException("Field " + path + name + " is not a time in ISO 8601.", e);
    }
  }

  /** The object in a field that must be there. */
  public Fields object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  /** The object in a field that may be missing. */
  public Optional<Fields> optionalObject(String name) {
    return field(name, Json.Obj.class, "an object").map(inner -> inner(name, inner));
  }

  /** The objects of an array; a missing array is like an empty one. */
  public List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (Json item : items(name)) {
      String indexed = name + "[" + objects.size() + "]";
      objects.add(inner(indexed, as(Json.Obj.class, item, indexed, "an object")));
    }
    return objects;
  }

  /** The texts of an array; a missing array is like an empty one. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Json item : items(name)) {
      String indexed = name + "[" + texts.size() + "]";
      texts.add(as(Json.Str.class, item, indexed, "a text").value());
    }
    return texts;
  }

  /** The refusal of a field whose value means nothing; the reason completes the sentence. */
  public UnreadableException refusal(String name, String reason) {
    return new UnreadableException("Field " + path + name + " " + reason + ".");
  }

  private List<Json> items(String name) {
    return field(name, Json.Arr.class, "an array").map(Json.Arr::items).orElseGet(List::of);
  }

  private Fields inner(String name, Json.Obj inner) {
    return new Fields(path + name + ".", inner);
  }

  private long whole(String name, Json.Num number) {
    try {
      return number.value().longValueExact();
    } catch (ArithmeticException e) {
      throw new UnreadableException("Field " + path + name + " is not a whole number.", e);
    }
  }

  private <T extends Json> Optional<T> field(String name, Class<T> type, String expected) {
    return object.get(name).map(value -> as(type, value, name, expected));
  }

  private <T extends Json> T as(Class<T> type, Json value, String name, String expected) {
    if (!type.isInstance(value)) {
      throw refusal(name, "is not " + expected);
    }
    return type.cast(value);
  }

  private UnreadableException missing(String name) {
    return refusal(name, "is missing");
  }
}
