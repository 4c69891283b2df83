package dmsmedic.core.belt;

import dmsmedic.core.migration.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much room the limits leave for one task at one moment.
 *
 * @param mode what the operator allows for a task whose tags were not read yet
 * @param usage what was already spent
 */
public record Belts(Limits limits, Mode mode, Usage usage) {

  /**
   * What was spent in the last 24 hours.
   *
   * @param incidents incidents of this task, the open one included
   * @param reloads reloads by source table
   * @param openIncidents open incidents of the whole fleet
   * @param storming whether a storm began and is not over
   */
  public record Usage(
      int incidents, Map<TableName, Integer> reloads, int openIncidents, boolean storming) {

    /** What was spent while no storm is known. */
    public Usage(int incidents, Map<TableName, Integer> reloads, int openIncidents) {
      this(incidents, reloads, openIncidents, false);
    }

    public Usage {
      reloads = Map.copyOf(reloads);
    }

    /** Nothing spent. */
    public static Usage none() {
      return new Usage(0, Map.of(), 0);
    }
  }

  /** Whether so many incidents are open that the cluster must be ill, and not a task. */
  public boolean storm() {
    return usage.storming() || usage.openIncidents() > limits.counts().incidentsAtOnce();
  }

  /** The sentence that says which budget forbids another treatment, if one does. */
  public Optional<String> exceeded(int rungsUsed, List<TableName> tables) {
    Limits.Counts counts = limits.counts();
    if (rungsUsed >= counts.rungsPerIncident()) {
      return Optional.of("The incident has had " + rungsUsed + " treatments, which is the limit.");
    }
    if (usage.incidents() > counts.incidentsPerTaskAndDay()) {
      return Optional.of(
          "The task has had more than " + counts.incidentsPerTaskAndDay() + " incidents in a day.");
    }
    return tables.stream()
        .filter(t -> usage.reloads().getOrDefault(t, 0) >= counts.reloadsPerTableAndDay())
        .map(t -> "Table '" + t + "' was reloaded " + usage.reloads().get(t) + " times in a day.")
        .findFirst();
  }
}
