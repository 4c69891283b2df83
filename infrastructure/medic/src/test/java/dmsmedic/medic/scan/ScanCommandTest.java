package dmsmedic.medic.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.medic.ExitStatus;
import dmsmedic.medic.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  private static final String LINE =
      "2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  Value of column 'metadata' in table"
          + " 'integrations.integration' was truncated to 32768 bytes, actual length: 116664"
          + " bytes  (postgres_endpoint_unload.c:1072)";

  @TempDir private Path folder = Path.of("");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream deflating = new GZIPOutputStream(compressed)) {
      deflating.write(plain);
    }
    return compressed.toByteArray();
  }

  private static byte[] knownLines() throws IOException {
    try (InputStream lines = ScanCommandTest.class.getResourceAsStream("dms-log-lines.tsv")) {
      return Objects.requireNonNull(lines).readAllBytes();
    }
  }

  private static List<Fields> found(Run run) {
    return run.outLines().stream().map(Json::fields).toList();
  }

  private static Fields only(byte[] input) {
    List<Fields> found = found(Run.withInput(input, "scan", "--json", "-"));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void theLineOfTheDocumentationSaysEverything() {
    Run run = Run.withInput(bytes(LINE), "scan", "--json", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.SOMETHING_FOUND);
    assertThat(run.out().strip())
        .isEqualTo(
            "{\"fault\":\"LobTruncated\",\"at\":\"2022-10-21T13:24:07Z\","
                + "\"schema\":\"integrations\",\"table\":\"integration\",\"column\":\"metadata\","
                + "\"limitBytes\":32768,\"actualBytes\":116664,\"line\":\""
                + LINE
                + "\"}");
  }

  @Test
  void theTableOfKnownLinesIsScannedAsItIs() throws IOException {
    Path file = Files.write(folder.resolve("lines.tsv"), knownLines());
    Run run = Run.of("scan", "--json", file.toString());
    List<String> rows = new ArrayList<>();
    for (String row : new String(knownLines(), StandardCharsets.UTF_8).lines().toList()) {
      if (row.startsWith("lob_truncation.") || row.startsWith("crdb_txn_retry.")) {
        rows.add(row);
      }
    }

    assertThat(run.status()).isEqualTo(ExitStatus.SOMETHING_FOUND);
    assertThat(found(run)).extracting(it -> it.text("line")).containsExactlyElementsOf(rows);
    assertThat(found(run))
        .extracting(it -> it.text("fault"))
        .containsExactly(
            "LobTruncated", "LobTruncated", "LobTruncated", "CopyNotRetried", "CopyNotRetried");
  }

  @Test
  void noiseIsNothing() throws IOException {
    StringBuilder noise = new StringBuilder();
    new String(knownLines(), StandardCharsets.UTF_8)
        .lines()
        .filter(row -> row.startsWith("noise."))
        .forEach(row -> noise.append(row.split("\t", -1)[1]).append('\n'));
    Run run = Run.withInput(bytes(noise.toString()), "scan", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.NOTHING_WRONG);
    assertThat(run.out()).isEqualTo("Nothing was found.\n");
    assertThat(Run.withInput(new byte[0], "scan", "--json", "-").out()).isEmpty();
  }

  @Test
  void everyFormOfAFileIsRead() throws IOException {
    String export = "2022-10-21T13:24:07.123Z " + LINE + "\n";
    String events =
        "{\n \"events\": [ {\"logStreamName\":\"dms-task-A\",\"timestamp\":1666358647123,"
            + "\"message\":\""
            + LINE
            + "\",\"ingestionTime\":1,\"eventId\":\"1\"}],\"searchedLogStreams\":[]}";

    for (byte[] form :
        List.of(
            bytes(export),
            gzip(bytes(export)),
            bytes(events),
            gzip(bytes(events)),
            bytes(events.substring(events.indexOf('['), events.lastIndexOf(']') + 1)),
            bytes("{\"timestamp\":1666358647123,\"message\":\"" + LINE + "\"}\r\n"),
            bytes("2022-10-21T21:24:07.123+08:00\t" + LINE))) {
      Fields found = only(form);
      assertThat(found.text("at")).isEqualTo("2022-10-21T13:24:07.123Z");
      assertThat(found.text("column")).isEqualTo("metadata");
      assertThat(found.text("line")).contains(LINE);
    }
  }

  @Test
  void streamsOfAnExportAreReadApart() {
    String events =
        "{\"nextToken\":\"x\",\"events\":["
            + "{\"logStreamName\":\"a\",\"timestamp\":1,\"message\":\"[SOURCE_UNLOAD ]W: Value of"
            + " column 'c' in table\"},"
            + "{\"logStreamName\":\"b\",\"timestamp\":2,\"message\":\"[SORTER ]I: Task is"
            + " running\"},"
            + "{\"logStreamName\":\"a\",\"timestamp\":3,\"message\":\"'s.t' was truncated to length"
            + " 16384\"}]}";

    Fields found = only(bytes(events));

    assertThat(found.text("table")).isEqualTo("t");
    assertThat(found.optionalNumber("actualBytes")).isEmpty();
  }

  @Test
  void cockroachLogsAreReadInAllTheirForms() {
    String text =
        "E230427 17:27:44.656439 17468 9@sql/conn_executor.go:2565 \u22ee [n2,user=dms] 42 "
            + " error executing CopyIn: COPY \u2039\"public\".\"customer\"\u203a FROM STDIN:"
            + " restart transaction: TransactionRetryWithProtoRefreshError: x";
    String bare = text.substring(text.indexOf("error executing"));
    String json =
        "{\"channel\":\"SQL_EXEC\",\"timestamp\":\"1699305954.5\",\"message\":\""
            + bare.replace("\"", "\\\"")
            + "\"}";

    for (String form : List.of(text, bare, json, "2023-04-27T17:27:44Z " + json)) {
      Fields found = only(bytes(form));
      assertThat(found.text("fault")).isEqualTo("CopyNotRetried");
      assertThat(found.text("schema")).isEqualTo("public");
      assertThat(found.text("table")).isEqualTo("customer");
      assertThat(found.text("line")).isEqualTo(form);
    }
  }

  @Test
  void logsOfBothKindsMayBeMixed() {
    String cockroach =
        "E230427 17:27:44.656439 17468 9@sql/conn_executor.go:2565 \u22ee [n2,user=dms] 42 "
            + " error executing CopyIn: COPY s.t FROM STDIN: restart transaction: x";
    String mixed = String.join("\n", LINE, cockroach, LINE, "continued", cockroach, "continued");

    assertThat(found(Run.withInput(bytes(mixed), "scan", "--json", "-"))).hasSize(4);
  }

  @Test
  void aPersonGetsATableAndWhatWouldBeDone() {
    Run run = Run.withInput(bytes(LINE + "\n" + LINE + "\n"), "scan", "-");

    assertThat(run.status()).isEqualTo(ExitStatus.SOMETHING_FOUND);
    assertThat(run.outLines().getFirst()).startsWith("FAULT").endsWith("LONGEST");
    assertThat(run.outLines().get(1))
        .contains("LobTruncated", "integrations.integration", "metadata", "  2  ", "116664");
    assertThat(run.outLines().getLast()).contains("LobMaxSize of at least 114 KB");
  }

  @Test
  void aCallWithAFileThatDoesNotExistIsWrong() {
    Run run = Run.withInput(bytes(LINE), "scan", "-", folder.resolve("none").toString());

    assertThat(run.status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("There is no file " + folder.resolve("none") + ".\n");
    assertThat(Run.of("scan", folder.toString()).status()).isEqualTo(ExitStatus.CALL_WRONG);
    assertThat(Run.of("scan", "\0").status()).isEqualTo(ExitStatus.CALL_WRONG);
  }

  @Test
  void aFileThatCannotBeReadToItsEndIsSaidSo() throws IOException {
    byte[] whole = gzip(bytes((LINE + "\n").repeat(1000)));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 20);

    for (byte[] broken :
        List.of(cut, bytes("{\"events\":[{\"message\":\"x\""), new byte[] {31, -117})) {
      Run run = Run.withInput(broken, "scan", "--json", "-");
      assertThat(run.status()).isEqualTo(ExitStatus.OUT_OF_REACH);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).startsWith("Could not read the standard input: ");
    }
  }

  @Test
  void aFileWithoutLineEndsIsReadWithinBounds() {
    byte[] endless = new byte[40_000_000];
    java.util.Arrays.fill(endless, (byte) 'x');

    assertThat(Run.withInput(endless, "scan", "-").status()).isEqualTo(ExitStatus.NOTHING_WRONG);
  }
}
