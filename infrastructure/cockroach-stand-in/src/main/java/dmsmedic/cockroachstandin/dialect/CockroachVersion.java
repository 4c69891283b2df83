package dmsmedic.cockroachstandin.dialect;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CockroachDB version such as {@code v22.2.4}; suffixes ({@code -beta.1}) are kept in the text
 * and do not take part in comparisons.
 */
public record CockroachVersion(int major, int minor, int patch, String text)
    implements Comparable<CockroachVersion> {
  private static final Pattern SHAPE =
      Pattern.compile("v(\\d+)\\.(\\d+)\\.(\\d+)(-[0-9A-Za-z.-]+)?");
  private static final Comparator<CockroachVersion> ORDER =
      Comparator.comparingInt(CockroachVersion::major)
          .thenComparingInt(CockroachVersion::minor)
          .thenComparingInt(CockroachVersion::patch);

  /**
   * Reads {@code vX.Y.Z}.
   *
   * @throws IllegalArgumentException when the text has another shape
   */
  public static CockroachVersion parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a CockroachDB version, such as v22.2.4: " + text);
    }
    return new CockroachVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        text);
  }

  /** Whether this is the given release or a later one. */
  public boolean atLeast(int otherMajor, int otherMinor, int otherPatch) {
    return compareTo(new CockroachVersion(otherMajor, otherMinor, otherPatch, "")) >= 0;
  }

  /** Whether this is a patch release of the given line, such as 22.1. */
  public boolean inLine(int otherMajor, int otherMinor) {
    return major == otherMajor && minor == otherMinor;
  }

  /** The line a documentation address is made of: {@code v22.2}. */
  public String line() {
    return "v" + major + "." + minor;
  }

  /** What {@code SELECT version()} answers; the build date and Go version are those of v22.2.4. */
  public String banner() {
    return "CockroachDB CCL %s (x86_64-pc-linux-gnu, built 2023/02/13 17:34:15, go1.19.4)"
        .formatted(text);
  }

  @Override
  public int compareTo(CockroachVersion other) {
    return ORDER.compare(this, other);
  }
}
