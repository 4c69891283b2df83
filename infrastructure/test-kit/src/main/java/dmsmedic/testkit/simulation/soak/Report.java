package dmsmedic.testkit.simulation.soak;

import dmsmedic.testkit.simulation.soak.Tally.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What a soak prints. */
final class Report {
  private static final int LONGEST_TRACE = 200;
  private final Appendable out;

  Report(Appendable out) {
    this.out = out;
  }

  /** A line. */
  void say(String line) {
    try {
      out.append(line).append('\n');
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** How to see a run again. */
  static String replay(long seed) {
    return "mvn -q -Psoak -pl infrastructure/test-kit -am -Dsoak.seed=" + seed + " verify";
  }

  /** How far a soak is. */
  void progress(long runs, long broken, Duration taken) {
    say(
        "soak: %,d seeds after %,d s, %,d of them broken"
            .formatted(runs, taken.toSeconds(), broken));
  }

  /** Everything that was counted. */
  void counts(Tally tally, Duration taken, Duration cpu) {
    double days = tally.simulatedMillis() / 86_400_000.0;
    say("");
    say("runs                %,d seeds, each twice".formatted(tally.runs()));
    say("events              %,d".formatted(tally.events()));
    say("simulated           %,.1f days in %,d s".formatted(days, taken.toSeconds()));
    say(
        "simulated to wall   %,.0f : 1, the second run of each seed counted too"
            .formatted(2.0 * tally.simulatedMillis() / Math.max(1, taken.toMillis())));
    say(
        "CPU per run         %.2f ms"
            .formatted(cpu.toNanos() / 1e6 / Math.max(1, 2 * tally.runs())));
    for (Kind kind : Kind.values()) {
      say("");
      say("%s: %,d".formatted(kind.title(), tally.sum(kind)));
      tally.of(kind).forEach((name, count) -> say("  %-40s %,14d".formatted(name, count)));
    }
    ways(tally.of(Kind.WAY));
  }

  private void ways(SortedMap<String, Long> walked) {
    Ways known = Ways.known();
    List<String> unknown = walked.keySet().stream().filter(way -> !known.has(way)).toList();
    Set<String> missing = known.notIn(walked.keySet());
    say("");
    say("phase transitions never walked: %d".formatted(missing.size()));
    missing.forEach(way -> say("  %s".formatted(way)));
    say(
        "phase transitions walked that the table of ways does not have: %d"
            .formatted(unknown.size()));
    unknown.forEach(way -> say("  %s".formatted(way)));
  }

  /** One seed that broke something, as short as it was found. */
  void failing(Judged judged, Optional<Shrinker.Shrunk> shrunk) {
    say("");
    say("seed %d breaks".formatted(judged.seed()));
    judged.findings().forEach(finding -> say("  %s".formatted(finding)));
    shrunk.ifPresent(this::shrunk);
    say("  again: %s".formatted(replay(judged.seed())));
  }

  private void shrunk(Shrinker.Shrunk shrunk) {
    say(
        "  %d troubles are left after %d runs: %s"
            .formatted(shrunk.remaining().size(), shrunk.runs(), shrunk.remaining()));
    shrunk.last().findings().forEach(finding -> say("  then: %s".formatted(finding)));
    trace(shrunk.last(), LONGEST_TRACE);
  }

  /** The lines of a run, the last of them where there are too many. */
  void trace(Judged judged, int most) {
    List<String> lines = Trace.lines(judged.history());
    int from = Math.max(0, lines.size() - most);
    if (from > 0) {
      say("    ... %d events before".formatted(from));
    }
    for (int i = from; i < lines.size(); i++) {
      say("    %4d %s".formatted(i, lines.get(i)));
    }
  }
}
