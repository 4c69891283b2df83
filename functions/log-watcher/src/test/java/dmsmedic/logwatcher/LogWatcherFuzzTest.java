package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.events.AwsLogs;
import dmsmedic.events.EventEnvelope;
import dmsmedic.events.FaultSighted;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Any payload is read or refused in a sentence, and what is put is what the healer can read. */
public class LogWatcherFuzzTest extends FuzzContract {
  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
  private static final int ENTRY_BYTES_MAX = 256_000;

  public static void fuzzerTestOneInput(byte[] input) {
    RecordingBus bus = new RecordingBus(_ -> false);
    Invocation invocation = new Invocation();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      new LogWatcherHandler(new Wiring(Clock.fixed(NOW, ZoneOffset.UTC), bus))
          .handleRequest(new ByteArrayInputStream(payload(input)), output, invocation);
    } catch (UnreadableException refused) {
      assertThat(refused.getMessage()).endsWith(".").hasSizeLessThan(1_000).doesNotContain("\n");
      assertThat(bus.calls).isEmpty();
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Json.fields(output.toString(StandardCharsets.UTF_8)).text("message");
    assertThat(invocation.log.indexOf("\n")).isEqualTo(invocation.log.length() - 1);
    assertThat(bus.calls).allMatch(call -> call.size() <= Delivery.ENTRIES_MAX);
    assertThat(bus.accepted).hasSizeLessThanOrEqualTo(BatchReader.SIGHTINGS_MAX + 10);
    bus.accepted.forEach(LogWatcherFuzzTest::check);
  }

  /** What is put fits into an event, and the healer reads it as it was said. */
  private static void check(Bus.Entry entry) {
    assertThat(entry.sizeBytes()).isLessThan(ENTRY_BYTES_MAX);
    Json.Obj event =
        new EventEnvelope(
                "1",
                entry.source(),
                entry.detailType(),
                "123456789012",
                "eu-west-1",
                NOW,
                List.of(),
                (Json.Obj) Json.read(entry.detail()))
            .write();
    FaultSighted read = FaultSighted.read(EventEnvelope.read(Json.read(event.write())));
    assertThat(read.writeDetail().write()).isEqualTo(entry.detail());
  }

  /** The first byte says which coats what follows already wears. */
  private static byte[] payload(byte[] input) {
    if (input.length == 0) {
      return input;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    return switch (input[0] & 7) {
      case 0 -> rest;
      case 1 -> coat(Base64.getEncoder().encodeToString(rest));
      case 2 -> coat(Base64.getEncoder().encodeToString(gzip(rest)));
      case 3 -> lines("dms-tasks-example", "dms-task-EXAMPLE", rest);
      default -> lines("cockroach", "n1", rest);
    };
  }

  private static byte[] coat(String data) {
    return Corpus.of(new AwsLogs(data).write().write());
  }

  private static byte[] lines(String group, String stream, byte[] text) {
    List<LogsBatch.Event> events = new ArrayList<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\0", -1)) {
      events.add(new LogsBatch.Event("id" + events.size(), NOW, line));
    }
    LogsBatch batch =
        new LogsBatch(LogsBatch.DATA_MESSAGE, "123456789012", group, stream, List.of(), events);
    return Corpus.of(LogsData.encode(batch).write().write());
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream deflating = new GZIPOutputStream(compressed)) {
      deflating.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] sample : Corpus.events("logs-")) {
      AwsLogs coat = AwsLogs.read(Json.read(new String(sample, StandardCharsets.UTF_8)));
      LogsBatch batch = LogsData.decode(coat);
      String text =
          String.join("\0", batch.events().stream().map(LogsBatch.Event::message).toList());
      seeds.add(Corpus.way(0, sample));
      seeds.add(Corpus.way(1, Base64.getDecoder().decode(coat.data())));
      seeds.add(Corpus.way(2, Corpus.of(batch.write().write())));
      seeds.add(Corpus.way(batch.logGroup().startsWith("dms-") ? 3 : 4, Corpus.of(text)));
    }
    return seeds;
  }

  @Override
  protected List<String> words() {
    return List.of(
        "awslogs",
        "messageType",
        "DATA_MESSAGE",
        "logEvents",
        "\"timestamp\":",
        "dms-tasks-",
        "dms-task-",
        "dms-tasks-sct",
        "dms-task-serv-res-id-",
        "' was truncated to 32768 bytes",
        "Value of column '",
        "error executing CopyIn: restart transaction:",
        "\"User\":\"",
        "{\"channel\":\"SQL_EXEC\",\"message\":\"");
  }
}
