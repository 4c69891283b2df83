package dmsmedic.core.treatment;

import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.observation.InstanceClass;
import java.util.ArrayList;
import java.util.List;

/**
 * The next limit for a large object, in kilobytes.
 *
 * <p>The log speaks bytes in the transfer encoding, the setting kilobytes. A quarter is added to
 * the longest reported value, because one that nobody has reported yet may be a little longer, and
 * each step at least doubles, because every step costs a stop.
 *
 * @param maxKb kilobytes, at most {@link LobSettings#LARGEST_LOB_KB}; 0 where no limit helps
 */
record LobSize(int maxKb) {

  private static final long BYTES_PER_KB = 1024;
  private static final int LOWEST_COMMIT_RATE = 100;

  static LobSize next(int currentKb, long actualBytes) {
    long leastKb = Math.ceilDiv(actualBytes, BYTES_PER_KB);
    if (currentKb >= LobSettings.LARGEST_LOB_KB || leastKb > LobSettings.LARGEST_LOB_KB) {
      return new LobSize(0);
    }
    long roomyKb = Math.ceilDiv(actualBytes + actualBytes / 4, BYTES_PER_KB);
    long nextKb = Math.max(roomyKb, Math.max(1, 2L * currentKb));
    return new LobSize((int) Math.min(nextKb, LobSettings.LARGEST_LOB_KB));
  }

  boolean possible() {
    return maxKb > 0;
  }

  /**
   * The changes that keep the memory for LOBs within half of the instance.
   *
   * <p>DMS holds columns x sub-tasks x rows of a commit x limit (AWS DMS user guide, LOBSupport and
   * BestPractices); the rows go down first, and the sub-tasks only if that is not enough.
   */
  List<SettingChange> relief(Circumstances now, int columns) {
    TaskSettings settings = now.task().settings();
    int subTasks = Math.max(1, settings.size(Knob.MAX_FULL_LOAD_SUB_TASKS));
    int rows = Math.max(1, settings.size(Knob.COMMIT_RATE));
    int fewerTasks = Math.clamp(fitting(now, columns, LOWEST_COMMIT_RATE), 1, subTasks);
    int fewerRows =
        Math.clamp(fitting(now, columns, fewerTasks), Math.min(LOWEST_COMMIT_RATE, rows), rows);
    List<SettingChange> changes = new ArrayList<>();
    if (fewerRows < rows) {
      changes.add(new SettingChange.Size(Knob.COMMIT_RATE, rows, fewerRows));
    }
    if (fewerTasks < subTasks) {
      changes.add(new SettingChange.Size(Knob.MAX_FULL_LOAD_SUB_TASKS, subTasks, fewerTasks));
    }
    return changes;
  }

  /** Whether one sub-task with the smallest commits fits into half of the instance. */
  boolean fitsMemory(Circumstances now, int columns) {
    int rows = Math.max(1, now.task().settings().size(Knob.COMMIT_RATE));
    return fitting(now, columns, Math.min(LOWEST_COMMIT_RATE, rows)) >= 1;
  }

  /** How many times a factor still fits beside the given one. */
  private long fitting(Circumstances now, int columns, long factor) {
    int memoryMb = now.instance().found().orElse(new InstanceClass("")).memoryMb();
    long halfKb = memoryMb * BYTES_PER_KB / 2;
    return halfKb / ((long) maxKb * columns * factor);
  }
}
