package dmsmedic.cockroachstandin.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How an entry is written in each format (CockroachDB docs, log-formats). */
final class LogRendering {
  private static final DateTimeFormatter CRDB_TIME =
      DateTimeFormatter.ofPattern("yyMMdd HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int GOROUTINE = 17468;

  private final LogFormat format;
  private final String version;

  LogRendering(LogFormat format, String version) {
    this.format = format;
    this.version = version;
  }

  /** The lines of an entry: one, or in crdb-v2 as many as its text has. */
  Stream<String> lines(Instant at, long counter, Entry entry, String client, String user) {
    return switch (format) {
      case CRDB_V2 -> crdb(at, counter, entry, client, user);
      case JSON -> Stream.of("{" + json(at, counter, entry, client, user));
      case JSON_FLUENT ->
          Stream.of("{\"tag\":\"cockroach.sql_exec\"," + json(at, counter, entry, client, user));
      case JSON_COMPACT -> Stream.of(compact(at, counter, entry, client, user));
    };
  }

  private static Stream<String> crdb(
      Instant at, long counter, Entry entry, String client, String user) {
    String prefix =
        "%s%s %d 9@%s:%d ⋮ [n1,client=%s,hostnossl,user=%s] %d "
            .formatted(
                entry.severity(),
                CRDB_TIME.format(at),
                GOROUTINE,
                entry.file(),
                entry.line(),
                client,
                user,
                counter);
    String[] texts = entry.text().split("\n", -1);
    return IntStream.range(0, texts.length).mapToObj(i -> prefix + (i == 0 ? " " : "+") + texts[i]);
  }

  private String json(Instant at, long counter, Entry entry, String client, String user) {
    return ("\"channel_numeric\":9,\"channel\":\"SQL_EXEC\",\"timestamp\":\"%s\","
            + "\"version\":\"%s\","
            + "\"severity_numeric\":%d,\"severity\":\"%s\",\"goroutine\":%d,\"file\":\"%s\","
            + "\"line\":%d,\"entry_counter\":%d,\"redactable\":1,\"tags\":%s,\"message\":%s}")
        .formatted(
            epoch(at),
            version,
            entry.severityNumber(),
            entry.severityName(),
            GOROUTINE,
            entry.file(),
            entry.line(),
            counter,
            tags(client, user),
            quote(entry.text()));
  }

  private String compact(Instant at, long counter, Entry entry, String client, String user) {
    return ("{\"c\":9,\"C\":\"SQL_EXEC\",\"t\":\"%s\",\"v\":\"%s\",\"s\":%d,\"sev\":\"%s\","
            + "\"g\":%d,"
            + "\"f\":\"%s\",\"l\":%d,\"n\":%d,\"r\":1,\"tags\":%s,\"message\":%s}")
        .formatted(
            epoch(at),
            version,
            entry.severityNumber(),
            entry.severity(),
            GOROUTINE,
            entry.file(),
            entry.line(),
            counter,
            tags(client, user),
            quote(entry.text()));
  }

  private static String tags(String client, String user) {
    return "{\"n\":\"1\",\"client\":%s,\"hostnossl\":\"\",\"user\":%s}"
        .formatted(quote(client), quote(user));
  }

  private static String epoch(Instant at) {
    return "%d.%09d".formatted(at.getEpochSecond(), at.getNano());
  }

  private static String quote(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append(
          switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            default -> c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c);
          });
    }
    return json.append('"').toString();
  }
}
