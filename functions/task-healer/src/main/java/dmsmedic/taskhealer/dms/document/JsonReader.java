package dmsmedic.taskhealer.dms.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What cuts a text into JSON values, each literal a piece of that text. */
final class JsonReader {

  /** Deep enough for every document of DMS, and far from the end of the stack. */
  private static final int DEPTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
          .build();

  private JsonReader() {}

  static Json read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Json value = value(parser, text);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("Something follows the end of the JSON.");
      }
      return value;
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
      throw new IllegalArgumentException("It is not JSON from character " + at + " on.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory could not be read", e);
    }
  }

  private static Json value(JsonParser parser, String text) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser, text);
    }
    if (token == JsonToken.START_ARRAY) {
      return array(parser, text);
    }
    if (token != JsonToken.VALUE_STRING) {
      return new Json.Scalar(parser.getText());
    }
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.finishToken();
    return new Json.Scalar(text.substring(start, (int) parser.currentLocation().getCharOffset()));
  }

  private static Json.Obj object(JsonParser parser, String text) throws IOException {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser, text));
    }
    return new Json.Obj(fields);
  }

  private static Json.Arr array(JsonParser parser, String text) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, text));
    }
    return new Json.Arr(items);
  }

  static String unquoted(String literal) {
    try (JsonParser parser = FACTORY.createParser(literal)) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      throw new UncheckedIOException("A literal that was read once could not be read again", e);
    }
  }
}
