package dmsmedic.medic.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.events.json.Json;
import dmsmedic.medic.ExitStatus;
import dmsmedic.medic.Run;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Any file is scanned, or refused in a sentence; what it holds does not steer the terminal. */
public class ScanFuzzTest extends FuzzContract {
  private static final Set<ExitStatus> ENDS =
      Set.of(ExitStatus.NOTHING_WRONG, ExitStatus.SOMETHING_FOUND, ExitStatus.OUT_OF_REACH);

  public static void fuzzerTestOneInput(byte[] input) {
    int way = input.length == 0 ? 0 : input[0];
    byte[] rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    byte[] file = (way & 1) == 0 ? rest : gzip(rest);
    boolean json = (way & 2) != 0;

    Run run = json ? Run.withInput(file, "scan", "--json", "-") : Run.withInput(file, "scan", "-");

    assertThat(run.status()).isIn(ENDS);
    assertThat(run.err().lines().count()).isLessThanOrEqualTo(1);
    assertThat(run.err()).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
    assertThat(run.err().isEmpty()).isEqualTo(run.status() != ExitStatus.OUT_OF_REACH);
    if (json) {
      run.outLines().forEach(line -> Json.fields(line).text("fault"));
    } else {
      assertThat(run.out()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\n]]");
    }
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
    for (String text : texts()) {
      for (int way = 0; way < 4; way++) {
        seeds.add(Corpus.way(way, Corpus.of(text)));
      }
    }
    Corpus.events("logs-").forEach(sample -> seeds.add(Corpus.way(2, sample)));
    Corpus.events("logs-").forEach(sample -> seeds.add(Corpus.way(0, gzip(sample))));
    return seeds;
  }

  private static List<String> texts() {
    return List.of(
        "2026-11-01T08:00:00 [SOURCE_UNLOAD   ]W:  Value of column 'doc' in table 'shop.orders' was"
            + " truncated to 32768 bytes, actual length: 116664 bytes  (a.c:1072)\nmore\n",
        "{\"events\":[{\"logStreamName\":\"dms-task-EXAMPLE\",\"timestamp\":1,\"message\":"
            + "\"[TARGET_LOAD ]E: ERROR: restart transaction: x\"},{\"timestamp\":2,"
            + "\"message\":\"y\"}],\"searchedLogStreams\":[]}",
        "{\"timestamp\":1,\"message\":\"[TARGET_LOAD ]E: ERROR: restart transaction: x\"}\n",
        "{\"channel\":\"SQL_EXEC\",\"timestamp\":\"1793520000.1\",\"tags\":{\"user\":\"dms\"},"
            + "\"message\":\"error executing CopyIn: restart transaction: x\"}\n");
  }

  /** A run of the whole command takes a millisecond. */
  @Override
  protected int inputs() {
    return 600;
  }

  @Override
  protected List<String> words() {
    return List.of(
        "{\"awslogs\":{\"data\":\"",
        "{\"events\":[",
        "\"logStreamName\":",
        "\"timestamp\":1e9999",
        "Value of column '",
        "' was truncated to 1 bytes",
        "\u001b[2J",
        "\u009b31m",
        "\u001f\u008b",
        "restart transaction:",
        "is not retrying; implicit: true");
  }
}
