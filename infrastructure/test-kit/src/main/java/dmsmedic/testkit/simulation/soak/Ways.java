package dmsmedic.testkit.simulation.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The phase transitions that are known, from the resource {@code ways.txt}. */
final class Ways {

  /** From one phase to another. */
  record Way(String from, String to) {
    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }

  private final SortedMap<String, Optional<String>> known = new TreeMap<>();

  private Ways() {}

  /** The ways of the resource. */
  static Ways known() {
    Ways ways = new Ways();
    try (InputStream in = Objects.requireNonNull(Ways.class.getResourceAsStream("ways.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(ways::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ways;
  }

  private void add(String line) {
    List<String> parts = List.of(line.split("\\|", 2));
    List<String> ends = List.of(parts.getFirst().strip().split(" ", 2));
    Optional<String> reason =
        parts.size() > 1 ? Optional.of(parts.getLast().strip()) : Optional.empty();
    known.put(new Way(ends.getFirst(), ends.getLast()).toString(), reason);
  }

  /** Whether the table has this way. */
  boolean has(String way) {
    return known.containsKey(way);
  }

  /** The ways that nobody walked, each with the reason why nobody can, where there is one. */
  SortedMap<String, Optional<String>> notIn(SortedMap<String, Long> walked) {
    SortedMap<String, Optional<String>> missing = new TreeMap<>(known);
    missing.keySet().removeAll(walked.keySet());
    return missing;
  }
}
