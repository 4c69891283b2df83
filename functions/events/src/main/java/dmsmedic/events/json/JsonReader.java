package dmsmedic.events.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What builds values from jackson-core's tokens.
 *
 * <p>Bounds: {@link #DEPTH_MAX} levels, {@link #TEXT_CHARS_MAX} characters a string, {@link
 * #DOCUMENT_CHARS_MAX} a document, 1000 digits a number.
 */
final class JsonReader {
  static final int DEPTH_MAX = 64;
  static final int TEXT_CHARS_MAX = 8_000_000;
  static final long DOCUMENT_CHARS_MAX = 64_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxStringLength(TEXT_CHARS_MAX)
                  .maxDocumentLength(DOCUMENT_CHARS_MAX)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private JsonReader() {}

  static Json read(String text) {
    return read(() -> FACTORY.createParser(text));
  }

  static Json read(InputStream stream) {
    return read(() -> FACTORY.createParser(stream));
  }

  private static Json read(Source source) {
    try (JsonParser parser = source.open()) {
      if (parser.nextToken() == null) {
        throw new UnreadableException("The input is empty where JSON is expected.");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableException("More follows after the end of the JSON.");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new UnreadableException("The input is not JSON: " + reason(e) + ".");
    } catch (IOException e) {
      throw new UncheckedIOException("The input could not be read: " + e.getMessage(), e);
    }
  }

  /**
   * Jackson's reason without any word of the input, which may be a row's value or a password; for
   * that reason the exception itself, which quotes such words, goes no further.
   */
  private static String reason(JsonProcessingException e) {
    String reason = e.getOriginalMessage().replaceAll("'[^']{2,}+'", "'...'");
    return reason.length() <= 200 ? reason : reason.substring(0, 200) + "...";
  }

  private static Json value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDecimalValue());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("No value begins with " + parser.currentToken());
    };
  }

  private static Json object(JsonParser parser) throws IOException {
    Map<String, Json> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json.Obj(fields);
  }

  private static Json array(JsonParser parser) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Arr(items);
  }

  private interface Source {
    JsonParser open() throws IOException;
  }
}
