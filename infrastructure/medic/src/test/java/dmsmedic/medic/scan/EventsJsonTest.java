package dmsmedic.medic.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.LogLine;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsJsonTest {
  private static List<String> read(String json) throws IOException {
    List<String> events = new ArrayList<>();
    EventsJson.read(
        new StringReader(json), (stream, line) -> events.add(stream + ":" + line.text()));
    return events;
  }

  @Test
  void eventsAreFoundWhereverTheyAre() throws IOException {
    assertThat(
            read(
                "{\"events\":[{\"logStreamName\":\"a\",\"timestamp\":1,\"message\":\"x\"}],"
                    + "\"searchedLogStreams\":[{\"searchedCompletely\":true}]}"))
        .containsExactly("a:x");
    assertThat(read("[[{\"timestamp\":1,\"message\":\"x\"},{\"timestamp\":2}],1]"))
        .containsExactly(":x");
    assertThat(read("{\"timestamp\":\"1\",\"message\":\"x\"}")).isEmpty();
  }

  @Test
  void timesAreMilliseconds() throws IOException {
    List<LogLine> lines = new ArrayList<>();
    EventsJson.read(
        new StringReader("[{\"message\":\"x\",\"timestamp\":1666358647123}]"),
        (_, line) -> lines.add(line));

    assertThat(lines).containsExactly(LogLine.of(Instant.ofEpochMilli(1666358647123L), "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"events\": [",
        "{\n  \"searchedLogStreams\": [],",
        "[ {",
        "[]",
        "{\"nextForwardToken\":\"f/1\",",
        "{\"messageType\":\"DATA_MESSAGE\","
      })
  void suchTextsBeginLikeThis(String beginning) {
    assertThat(EventsJson.begins(beginning)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[SOURCE_UNLOAD ]W: x",
        "{\"channel\":\"SQL_EXEC\",\"message\":\"events\"}",
        "{\"timestamp\":1,\"message\":\"x\"}",
        "{'replication_state':'failed'}"
      })
  void otherTextsDoNot(String beginning) {
    assertThat(EventsJson.begins(beginning)).isFalse();
  }
}
