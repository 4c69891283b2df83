package dmsmedic.medic.template;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The filter of a log subscription: a line passes that contains any of the terms.
 *
 * <p>Of CloudWatch's pattern language only this form is understood; terms are case-sensitive.
 * (Amazon CloudWatch Logs user guide, "Filter pattern syntax".)
 */
public record LogFilter(List<String> terms) {
  /** CloudWatch's own limit. */
  static final int CHARS_MAX = 1024;

  private static final Pattern TERM = Pattern.compile("\\?\"([^\"]+)\"");

  public LogFilter {
    terms = List.copyOf(terms);
  }

  /** The filter that a pattern means; an empty one lets every line pass. */
  public static LogFilter of(String pattern) {
    if (!TERM.matcher(pattern).replaceAll("").isBlank() || pattern.length() > CHARS_MAX) {
      throw new IllegalArgumentException("Not terms of the form ?\"...\": " + pattern);
    }
    return new LogFilter(
        TERM.matcher(pattern).results().map((MatchResult result) -> result.group(1)).toList());
  }

  /** Whether a line passes. */
  public boolean passes(String line) {
    return terms.isEmpty() || terms.stream().anyMatch(line::contains);
  }
}
