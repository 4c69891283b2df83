package dmsmedic.testkit.simulation.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The phase transitions that are known, from the resource {@code ways.txt}. */
final class Ways {

  /** From one phase to another. */
  record Way(String from, String to) {
    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }

  private final SortedSet<String> known = new TreeSet<>();

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
    List<String> ends = List.of(line.strip().split(" ", 2));
    known.add(new Way(ends.getFirst(), ends.getLast()).toString());
  }

  /** Whether the table has this way. */
  boolean has(String way) {
    return known.contains(way);
  }

  /** The ways that nobody walked. */
  SortedSet<String> notIn(Set<String> walked) {
    SortedSet<String> missing = new TreeSet<>(known);
    missing.removeAll(walked);
    return missing;
  }
}
