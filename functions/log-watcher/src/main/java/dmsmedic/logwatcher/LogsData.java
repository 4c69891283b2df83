package dmsmedic.logwatcher;

import dmsmedic.events.AwsLogs;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The coat in which a batch travels: JSON, compressed with gzip, in base64. */
public final class LogsData {
  /** Far more than CloudWatch Logs puts into one batch, and less than a function's memory. */
  static final long INFLATED_BYTES_MAX = 48L * 1024 * 1024;

  private LogsData() {}

  /** The batch in its coat; refuses what is not base64, gzip or JSON, or is too large. */
  public static LogsBatch decode(AwsLogs coat) {
    byte[] compressed = base64(coat.data());
    try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return LogsBatch.read(Json.read(new Bounded(inflated)));
    } catch (UncheckedIOException | IOException e) {
      throw new UnreadableException("Field awslogs.data is not complete gzip.", e);
    }
  }

  /** The coat for a batch. */
  public static AwsLogs encode(LogsBatch batch) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream deflating = new GZIPOutputStream(compressed)) {
      deflating.write(batch.write().write().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory could not be compressed", e);
    }
    return new AwsLogs(Base64.getEncoder().encodeToString(compressed.toByteArray()));
  }

  private static byte[] base64(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("Field awslogs.data is not base64.", e);
    }
  }

  /** Ends the reading of a stream that inflates beyond all measure. */
  private static final class Bounded extends FilterInputStream {
    private long bytes;

    Bounded(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int more) {
      bytes += more;
      if (bytes > INFLATED_BYTES_MAX) {
        throw new UnreadableException(
            "Field awslogs.data inflates to more than " + INFLATED_BYTES_MAX + " bytes.");
      }
    }
  }
}
