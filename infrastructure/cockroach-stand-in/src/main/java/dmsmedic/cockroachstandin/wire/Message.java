package dmsmedic.cockroachstandin.wire;

import java.nio.charset.StandardCharsets;

/** One message of the protocol: a type letter and a payload, which belongs to the message. */
public final class Message {
  private final char type;
  private final byte[] payload;

  public Message(char type, byte[] payload) {
    this.type = type;
    this.payload = payload;
  }

  /** A message without payload. */
  public static Message empty(char type) {
    return new Message(type, new byte[0]);
  }

  /** A simple query. */
  public static Message query(String sql) {
    return new Message('Q', new PayloadWriter().text(sql).bytes());
  }

  /** A command completion. */
  public static Message complete(String tag) {
    return new Message('C', new PayloadWriter().text(tag).bytes());
  }

  /** The report of a server parameter. */
  public static Message parameter(String name, String value) {
    return new Message('S', new PayloadWriter().text(name).text(value).bytes());
  }

  public char type() {
    return type;
  }

  public byte[] payload() {
    return payload;
  }

  public PayloadReader reader() {
    return new PayloadReader(payload);
  }

  @Override
  public String toString() {
    return type + "[" + new String(payload, StandardCharsets.UTF_8) + "]";
  }
}
