package dmsmedic.events.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** What writes values with jackson-core. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static String write(Json value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory could not be written", e);
    }
    return text.toString();
  }

  private static void write(Json value, JsonGenerator generator) throws IOException {
    switch (value) {
      case Json.Obj object -> write(object, generator);
      case Json.Arr array -> write(array, generator);
      case Json.Str(String text) -> generator.writeString(text);
      case Json.Num number -> generator.writeNumber(number.value().toString());
      case Json.Bool(boolean truth) -> generator.writeBoolean(truth);
      case Json.Null _ -> generator.writeNull();
    }
  }

  private static void write(Json.Obj object, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<String, Json> field : object.fields().entrySet()) {
      generator.writeFieldName(field.getKey());
      write(field.getValue(), generator);
    }
    generator.writeEndObject();
  }

  private static void write(Json.Arr array, JsonGenerator generator) throws IOException {
    generator.writeStartArray();
    for (Json item : array.items()) {
      write(item, generator);
    }
    generator.writeEndArray();
  }
}
