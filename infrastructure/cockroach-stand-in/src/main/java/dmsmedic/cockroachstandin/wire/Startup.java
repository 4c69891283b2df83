package dmsmedic.cockroachstandin.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** The first packet of a connection: a request code or protocol version, and what follows it. */
public sealed interface Startup {
  /** A request for TLS or GSS encryption, which the stand-in declines. */
  record Encryption() implements Startup {}

  /** A request to cancel what another connection runs. */
  final class Cancel implements Startup {
    private final byte[] packet;

    Cancel(byte[] packet) {
      this.packet = packet;
    }

    /** The packet as it came: it names the process and its secret. */
    public byte[] packet() {
      return packet;
    }
  }

  /** A session's beginning: the protocol version and the client's parameters. */
  record Begin(int protocol, Map<String, String> parameters) implements Startup {
    /** The packet with other parameters. */
    public byte[] packet(Map<String, String> others) {
      PayloadWriter payload = new PayloadWriter().int32(protocol);
      others.forEach((name, value) -> payload.text(name).text(value));
      return payload.letter('\0').bytes();
    }
  }

  /** Reads a first packet. */
  static Startup read(byte[] packet) {
    PayloadReader reader = new PayloadReader(packet);
    int code = reader.int32();
    return switch (code) {
      case 80877103, 80877104 -> new Encryption();
      case 80877102 -> new Cancel(packet);
      default -> new Begin(code, parameters(reader));
    };
  }

  private static Map<String, String> parameters(PayloadReader reader) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String name = reader.text();
    while (!name.isEmpty()) {
      parameters.put(name, reader.text());
      name = reader.hasMore() ? reader.text() : "";
    }
    return parameters;
  }
}
