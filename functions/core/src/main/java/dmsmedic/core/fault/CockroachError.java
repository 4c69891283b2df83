package dmsmedic.core.fault;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of CockroachDB's errors that stand for a fault, wherever a log quotes them.
 *
 * <p>Every quantifier is bounded or possessive, so that no text can make a search slow. Between
 * words any white space may stand, because logs wrap their lines.
 */
public final class CockroachError {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  /**
   * CockroachDB asks for the transaction to be repeated, SQLSTATE 40001.
   *
   * <p>Release notes also spell the name {@code TransactionProtoWithRefreshError}. (CockroachDB
   * documentation, "Transaction retry error reference".)
   */
  public static final Pattern RETRY =
      Pattern.compile(
          "(?:\\bERROR:\\s{0,64}+)?(?:\\brestart\\s{1,64}+transaction\\s{0,64}+:"
              + "|\\bTransaction(?:RetryWithProtoRefresh|ProtoWithRefresh)Error\\b)"
              + "|\\bERROR:\\s{0,64}+restart\\s{1,64}+transaction\\b"
              + "|\\bSQL_?STATE\\s{0,8}+[:=]?\\s{0,64}+40001\\b",
          FLAGS);

  /**
   * A JSON document ended before it was complete: group {@code bytes} long, at {@code offset}.
   *
   * <p>(CockroachDB documentation, "Migrate with AWS DMS": the same LOB mode cures it.)
   */
  public static final Pattern JSON_CUT_SHORT =
      Pattern.compile(
          "could\\s{1,64}+not\\s{1,64}+parse\\s{1,64}+JSON:\\s{1,64}+unable\\s{1,64}+to"
              + "\\s{1,64}+decode\\s{1,64}+JSON:\\s{1,64}+while\\s{1,64}+decoding\\s{1,64}+"
              + "(?<bytes>\\d{1,18})\\s{1,64}+bytes\\s{1,64}+at\\s{1,64}+offset\\s{1,64}+"
              + "(?<offset>\\d{1,18})",
          FLAGS);

  /** DMS keeps its limit in kilobytes. */
  private static final long KB_BYTES = 1024;

  private CockroachError() {}

  /**
   * The limit at which a document was cut that matches {@link #JSON_CUT_SHORT}: whole kilobytes.
   */
  public static OptionalLong cutAtBytes(Matcher cutShort) {
    long bytes = Long.parseLong(cutShort.group("bytes"));
    return bytes > 0 && bytes % KB_BYTES == 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }
}
