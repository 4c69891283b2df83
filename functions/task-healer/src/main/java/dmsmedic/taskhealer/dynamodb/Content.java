package dmsmedic.taskhealer.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The size of a value, and a digest that differs where values differ. */
final class Content {

  private static final int DIGEST_BYTES = 10;

  private Content() {}

  /** About the bytes that DynamoDB counts for the value. */
  static long bytes(AttributeValue value) {
    if (value.hasM()) {
      return value.m().entrySet().stream()
          .mapToLong(member -> utf8(member.getKey()).length + bytes(member.getValue()) + 1)
          .sum();
    }
    if (value.hasL()) {
      return value.l().stream().mapToLong(item -> bytes(item) + 1).sum();
    }
    return utf8(plain(value)).length;
  }

  /** Twenty hexadecimal digits. */
  static String digest(AttributeValue value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, value);
      return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Lengths go before contents, so that no two values give the same bytes. */
  private static void add(MessageDigest digest, AttributeValue value) {
    if (value.hasM()) {
      add(digest, "M" + value.m().size());
      value
          .m()
          .forEach((name, member) -> {
            add(digest, name);
            add(digest, member);
          });
    } else if (value.hasL()) {
      add(digest, "L" + value.l().size());
      value.l().forEach(item -> add(digest, item));
    } else {
      add(digest, value.type() + plain(value));
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = utf8(text);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static String plain(AttributeValue value) {
    if (value.s() != null) {
      return value.s();
    }
    return value.n() != null ? value.n() : String.valueOf(value.bool());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
