package dmsmedic.core.observation;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a CockroachDB cluster, such as v22.2.4. */
public record ClusterVersion(int year, int minor, int patch) implements Comparable<ClusterVersion> {

  private static final Pattern FORM = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
  private static final Comparator<ClusterVersion> ORDER =
      Comparator.comparingInt(ClusterVersion::year)
          .thenComparingInt(ClusterVersion::minor)
          .thenComparingInt(ClusterVersion::patch);

  /** The version in the answer to {@code SELECT version()}; a build without one gives nothing. */
  public static Optional<ClusterVersion> in(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.find()) {
      return Optional.empty();
    }
    return Optional.of(new ClusterVersion(number(form, 1), number(form, 2), number(form, 3)));
  }

  /** Whether this version is the other or later. */
  public boolean atLeast(int otherYear, int otherMinor, int otherPatch) {
    return compareTo(new ClusterVersion(otherYear, otherMinor, otherPatch)) >= 0;
  }

  @Override
  public int compareTo(ClusterVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "v" + year + "." + minor + "." + patch;
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }
}
