package dmsmedic.medic.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dmsmedic.core.fault.LogLine;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The log events in the JSON of {@code aws logs filter-log-events} and {@code get-log-events}, and
 * of a subscription's batch, one at a time.
 *
 * <p>An event is any object with a text {@code message} and a number {@code timestamp} (ms).
 */
final class EventsJson {
  private static final Pattern BEGINS =
      Pattern.compile(
          "[\\s\\ufeff]*+(?:\\[\\s*+(?:\\{|\\]\\s*+$)|\\{\\s*+\"(?:events|logEvents"
              + "|searchedLogStreams|nextToken|nextForwardToken|nextBackwardToken|messageType"
              + "|ResponseMetadata)\"\\s*+:)");
  private static final JsonFactory FACTORY = new JsonFactory();

  private EventsJson() {}

  /** Whether a text with this beginning is of this kind. */
  static boolean begins(String beginning) {
    return BEGINS.matcher(beginning).lookingAt();
  }

  /** Reads the events, each with the name of its stream, which may be empty. */
  static void read(Reader text, BiConsumer<String, LogLine> events) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          object(parser, events);
        }
      }
    }
  }

  /** Reads one object; objects within its arrays are objects in their own right. */
  private static void object(JsonParser parser, BiConsumer<String, LogLine> events)
      throws IOException {
    Optional<String> message = Optional.empty();
    Optional<Instant> at = Optional.empty();
    String stream = "";
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        object(parser, events);
      } else if (value == JsonToken.START_ARRAY) {
        array(parser, events);
      } else if (field.equals("message") && value == JsonToken.VALUE_STRING) {
        message = Optional.of(parser.getText());
      } else if (field.equals("timestamp") && value == JsonToken.VALUE_NUMBER_INT) {
        at = Optional.of(Instant.ofEpochMilli(parser.getLongValue()));
      } else if (field.equals("logStreamName") && value == JsonToken.VALUE_STRING) {
        stream = parser.getText();
      }
    }
    if (message.isPresent() && at.isPresent()) {
      events.accept(stream, new LogLine(at, message.get()));
    }
  }

  private static void array(JsonParser parser, BiConsumer<String, LogLine> events)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        object(parser, events);
      } else if (parser.currentToken() == JsonToken.START_ARRAY) {
        array(parser, events);
      }
    }
  }
}
