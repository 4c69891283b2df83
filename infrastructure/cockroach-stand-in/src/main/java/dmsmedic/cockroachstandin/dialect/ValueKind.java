package dmsmedic.cockroachstandin.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of value that a session variable takes, and how CockroachDB writes them back. */
public enum ValueKind {
  /**
   * {@code on} or {@code off}; {@code true}, {@code yes}, {@code 1} and their opposites are read.
   */
  BOOLEAN("requires a Boolean value"),
  /** A whole number. */
  INTEGER("requires an integer value"),
  /** {@code background}, {@code regular} or {@code critical}. */
  QUALITY_OF_SERVICE("must be one of: background, regular, critical"),
  /** {@code on}, {@code off} or {@code experimental_always}. */
  VECTORIZE("must be one of: off, on, experimental_always");

  private static final Set<String> TRUE = Set.of("on", "true", "yes", "t", "y", "1");
  private static final Set<String> FALSE = Set.of("off", "false", "no", "f", "n", "0");
  private static final Set<String> QUALITIES = Set.of("background", "regular", "critical");
  private static final Set<String> VECTORIZE_MODES = Set.of("on", "off", "experimental_always");

  private final String complaint;

  ValueKind(String complaint) {
    this.complaint = complaint;
  }

  /** What CockroachDB says of a value that it does not take. */
  public String complaint() {
    return complaint;
  }

  /** The value as SHOW prints it; empty when it is not of this kind. */
  public Optional<String> canonical(String value) {
    String folded = value.strip().toLowerCase(Locale.ROOT);
    return switch (this) {
      case BOOLEAN -> bool(folded);
      case INTEGER -> Optional.of(folded).filter(text -> text.matches("-?\\d{1,18}"));
      case QUALITY_OF_SERVICE -> Optional.of(folded).filter(QUALITIES::contains);
      case VECTORIZE -> Optional.of(folded).filter(VECTORIZE_MODES::contains);
    };
  }

  private static Optional<String> bool(String folded) {
    if (TRUE.contains(folded)) {
      return Optional.of("on");
    }
    return FALSE.contains(folded) ? Optional.of("off") : Optional.empty();
  }
}
