package dmsmedic.medic.lab;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.medic.lab.Comparison.Count;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.world.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a story ended.
 *
 * @param wrong what is not as the story says; empty where everything is
 * @param trace every call and statement
 */
record Result(
    Scenario scenario,
    List<Announcement> messages,
    List<TableResult> tables,
    Optional<String> wrong,
    Trace trace) {

  /**
   * A table at the end.
   *
   * @param before the target after the load, before anything was healed
   * @param equal whether source and target hold the same rows with the same values
   */
  record TableResult(String name, Count source, Count before, Count after, boolean equal) {}

  /** The table of tables. */
  String table() {
    StringBuilder text = new StringBuilder(System.lineSeparator());
    row(text, "table", "source", "target before", "target after", "equal");
    for (TableResult table : tables) {
      row(
          text,
          table.name(),
          table.source().toString(),
          table.before().toString(),
          table.after().toString(),
          table.equal() ? "yes" : "NO");
    }
    wrong.ifPresent(sentence -> text.append("Not as described: ").append(sentence).append('\n'));
    return text.toString();
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, "%-26s %-28s %-28s %-28s %s%n", cells));
  }
}
