package dmsmedic.core.redaction;

import java.util.regex.Pattern;

/**
 * The one place that knows what a secret or a value looks like in a text of somebody else.
 *
 * <p>It is the last belt and not the first: types that hold secrets do not print them, and lines of
 * logs are quoted nowhere. Every pattern is bounded, since the texts are untrusted.
 */
public final class Redaction {

  /** User and password of a URI. */
  private static final Pattern URI_LOGIN =
      Pattern.compile("://[^\\s/@:]{0,256}+:[^\\s/@]{1,256}+@");

  /** A name that means a secret, and its value after a sign, quoted or not. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(\\w{0,40}(?:password|passwd|pwd|secret|secret[-_]?(?:access[-_]?)?key|token))"
              + "([\"']?\\s{0,8}+[=:]\\s{0,8}+)"
              + "(?:'[^']{0,512}+'|\"[^\"]{0,512}+\"|[^\\s,;&'\"]{1,512}+)");

  /** A password in a statement of SQL. */
  private static final Pattern SQL_PASSWORD =
      Pattern.compile("(?i)\\b(password\\s{1,8}+)'(?:[^']|''){0,512}+'");

  /** What CockroachDB marks as a value (CockroachDB documentation, "Configure logs"). */
  private static final Pattern MARKED = Pattern.compile("\u2039[^\u203a]{0,2000}+\u203a");

  private static final Pattern LITERAL = Pattern.compile("'(?:[^']|''){0,20000}+'");
  private static final Pattern KEY_VALUE = Pattern.compile("=\\s?\\([^)]{0,2000}+\\)");
  private static final Pattern PARSED =
      Pattern.compile("((?:parse|value|input)[^\"]{0,200})\"[^\"]{0,2000}+\"");

  /** A key of CockroachDB holds the values of the primary key: {@code /Table/106/1/42/0}. */
  private static final Pattern RANGE_KEY =
      Pattern.compile("(/Table/\\d{1,10}+(?:/\\d{1,5}+)?)/[^\\s,;)\\]]{1,2000}+");

  private Redaction() {}

  /** The text without credentials. */
  public static String of(String text) {
    String result = URI_LOGIN.matcher(text).replaceAll("://***@");
    result = SQL_PASSWORD.matcher(result).replaceAll("$1'***'");
    return NAMED.matcher(result).replaceAll("$1$2***");
  }

  /** The text of a database's message or statement, without credentials and values. */
  public static String withoutValues(String text) {
    String result = MARKED.matcher(of(text)).replaceAll("\u2039\u00d7\u203a");
    result = LITERAL.matcher(result).replaceAll("'...'");
    result = KEY_VALUE.matcher(result).replaceAll("=(...)");
    result = PARSED.matcher(result).replaceAll("$1\"...\"");
    return RANGE_KEY.matcher(result).replaceAll("$1/...");
  }
}
