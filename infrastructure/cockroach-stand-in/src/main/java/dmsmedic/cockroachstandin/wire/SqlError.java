package dmsmedic.cockroachstandin.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An error as a client receives it: SQLSTATE, message, and a hint and a detail where there are. */
public record SqlError(
    String sqlState, String message, Optional<String> detail, Optional<String> hint) {

  public SqlError(String sqlState, String message) {
    this(sqlState, message, Optional.empty(), Optional.empty());
  }

  /** The same error with a hint. */
  public SqlError withHint(String text) {
    return new SqlError(sqlState, message, detail, Optional.of(text));
  }

  /** Reads an ErrorResponse, leaving out what speaks of PostgreSQL's source and plans. */
  public static SqlError read(Message message) {
    Map<Character, String> fields = fields(message);
    return new SqlError(
        fields.getOrDefault('C', "XX000"),
        fields.getOrDefault('M', ""),
        Optional.ofNullable(fields.get('D')),
        Optional.ofNullable(fields.get('H')));
  }

  /** The context of an ErrorResponse: for COPY, the line and the column. */
  public static String context(Message message) {
    return fields(message).getOrDefault('W', "");
  }

  /** Whether an ErrorResponse ends the connection. */
  public static boolean isFatal(Message message) {
    return !"ERROR".equals(fields(message).getOrDefault('V', "ERROR"));
  }

  private static Map<Character, String> fields(Message message) {
    Map<Character, String> fields = new LinkedHashMap<>();
    PayloadReader reader = message.reader();
    char code = reader.letter();
    while (code != 0) {
      fields.put(code, reader.text());
      code = reader.letter();
    }
    return fields;
  }

  /** The error as a message; a fatal one ends the connection. */
  public Message toMessage(boolean fatal) {
    String severity = fatal ? "FATAL" : "ERROR";
    PayloadWriter payload = new PayloadWriter().letter('S').text(severity);
    payload.letter('V').text(severity).letter('C').text(sqlState).letter('M').text(message);
    detail.ifPresent(text -> payload.letter('D').text(text));
    hint.ifPresent(text -> payload.letter('H').text(text));
    return new Message('E', payload.letter('\0').bytes());
  }
}
