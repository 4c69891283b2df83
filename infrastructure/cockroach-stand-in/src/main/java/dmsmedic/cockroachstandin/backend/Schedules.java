package dmsmedic.cockroachstandin.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The backup schedules of the cluster: none of them ever runs. */
public final class Schedules {
  /**
   * A schedule.
   *
   * @param command the BACKUP statement as CockroachDB keeps it
   */
  public record Schedule(long id, String label, String owner, String command) {
    /** The schedule with its revision history switched, in the notation of the time. */
    Schedule withRevisionHistory(boolean on) {
      String option = "revision_history = " + on;
      String pattern = "revision_history(?:\\s*=\\s*'?\\w+'?)?";
      String changed = command.replaceFirst(pattern, option);
      boolean had = !changed.equals(command) || command.contains(option);
      String added = command + (command.contains(" WITH ") ? ", " : " WITH ") + option;
      return new Schedule(id, label, owner, had ? changed : added);
    }
  }

  private final Map<Long, Schedule> byId = new ConcurrentSkipListMap<>();

  void add(Schedule schedule) {
    byId.put(schedule.id(), schedule);
  }

  /** All of them, by id. */
  public List<Schedule> all() {
    return List.copyOf(byId.values());
  }

  /** Switches the revision history of a schedule; empty when there is none of that id. */
  public Optional<Schedule> setRevisionHistory(long id, boolean on) {
    return Optional.ofNullable(
        byId.computeIfPresent(id, (key, schedule) -> schedule.withRevisionHistory(on)));
  }
}
