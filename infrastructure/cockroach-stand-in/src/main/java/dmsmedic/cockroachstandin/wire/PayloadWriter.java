package dmsmedic.cockroachstandin.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the fields of a payload in order. */
public final class PayloadWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public PayloadWriter letter(char letter) {
    out.write(letter);
    return this;
  }

  public PayloadWriter int32(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  /** A text, ended with a zero byte. */
  public PayloadWriter text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
    return this;
  }

  public PayloadWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
