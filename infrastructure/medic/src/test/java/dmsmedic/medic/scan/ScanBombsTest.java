package dmsmedic.medic.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.medic.ExitStatus;
import dmsmedic.medic.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are small on the disk and huge once they are opened: read in pieces, or refused. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ScanBombsTest {
  private static final int MEGABYTES = 512;

  @Test
  void halfAGigabyteOfZerosIsALineWithoutAFault() throws IOException {
    assertThat(scan(bomb("", "\0")).status()).isEqualTo(ExitStatus.NOTHING_WRONG);
  }

  @Test
  void aBatchOfHalfAGigabyteIsRefusedInASentence() throws IOException {
    Run run = scan(bomb("{\"awslogs\":{\"data\":\"", "A"));

    assertThat(run.status()).isEqualTo(ExitStatus.OUT_OF_REACH);
    assertThat(run.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"events\":[{\"message\":\"", "{\"events\":["})
  void eventsOfHalfAGigabyteAreRefusedInASentence(String head) throws IOException {
    Run run = scan(bomb(head, head.endsWith("[") ? "[" : "a"));

    assertThat(run.status()).isEqualTo(ExitStatus.OUT_OF_REACH);
    assertThat(run.err().lines()).hasSize(1);
  }

  private static Run scan(byte[] file) {
    return Run.withInput(file, "scan", "-");
  }

  private static byte[] bomb(String head, String unit) throws IOException {
    byte[] megabyte = unit.repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream deflating = new GZIPOutputStream(compressed, 65_536)) {
      deflating.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < MEGABYTES; i++) {
        deflating.write(megabyte);
      }
    }
    return compressed.toByteArray();
  }
}
