package dmsmedic.core.redaction;

import java.util.regex.Pattern;

/**
 * The one place that knows what a secret or a value looks like in a text of somebody else.
 *
 * <p>It is the last belt and not the first: types that hold secrets do not print them, and lines of
 * logs are quoted nowhere. The texts are untrusted, so every pattern is linear in them, and takes a
 * value whole, however long it is.
 */
public final class Redaction {

  /** User and password of a URI. */
  private static final Pattern URI_LOGIN = Pattern.compile("://[^\\s/@:]*+:[^\\s/@]++@");

  /** A name that means a secret, and its value after a sign, quoted, half quoted or bare. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(\\w{0,40}(?:password|passwd|pwd|secret|secret[-_]?(?:access[-_]?)?key|token))"
              + "([\"']?\\s{0,8}+[=:]\\s{0,8}+)"
              + "(?:'[^']*+'|\"[^\"]*+\"|['\"]?[^\\s,;&'\"]++)");

  /** A password in a statement of SQL, and all that follows in it: quotes may stand within. */
  private static final Pattern SQL_PASSWORD = Pattern.compile("(?i)\\b(password\\s{1,8}+)'[^;]*+");

  /** What CockroachDB marks as a value (CockroachDB documentation, "Configure logs"). */
  private static final Pattern MARKED = Pattern.compile("\u2039[^\u2039\u203a]*+\u203a");

  /** A literal of SQL; one with a quote in it is two of them. */
  private static final Pattern LITERAL = Pattern.compile("'[^']*+'");

  private static final Pattern LITERALS = Pattern.compile("(?:'\\.\\.\\.'){2,}+");
  private static final Pattern KEY_VALUE = Pattern.compile("=\\s?\\([^()]*+\\)");
  private static final Pattern PARSED =
      Pattern.compile("((?:parse|value|input)[^\"]{0,200})\"[^\"]*+\"");

  /** A key of CockroachDB holds the values of the primary key: {@code /Table/106/1/42/0}. */
  private static final Pattern RANGE_KEY =
      Pattern.compile("(/Table/\\d{1,10}+(?:/\\d{1,5}+)?)/[^\\s,;)\\]]++");

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
    result = LITERALS.matcher(LITERAL.matcher(result).replaceAll("'...'")).replaceAll("'...'");
    result = KEY_VALUE.matcher(result).replaceAll("=(...)");
    result = PARSED.matcher(result).replaceAll("$1\"...\"");
    return RANGE_KEY.matcher(result).replaceAll("$1/...");
  }
}
