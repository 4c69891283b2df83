package dmsmedic.cockroachstandin.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the fields of a payload in order. */
public final class PayloadReader {
  private final ByteBuffer buffer;

  public PayloadReader(byte[] payload) {
    this.buffer = ByteBuffer.wrap(payload);
  }

  public boolean hasMore() {
    return buffer.hasRemaining();
  }

  public char letter() {
    return (char) (buffer.get() & 0xff);
  }

  public int int16() {
    return buffer.getShort();
  }

  public int int32() {
    return buffer.getInt();
  }

  /** A text that ends with a zero byte. */
  public String text() {
    int start = buffer.position();
    int end = start;
    while (buffer.get(end) != 0) {
      end++;
    }
    buffer.position(end + 1);
    return new String(buffer.array(), start, end - start, StandardCharsets.UTF_8);
  }

  /** A value with its length before it; empty for NULL. */
  public Optional<String> value() {
    int length = buffer.getInt();
    if (length < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  /** What has not been read. */
  public byte[] rest() {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
