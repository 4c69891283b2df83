package dmsmedic.core.migration;

import java.util.EnumMap;
import java.util.Map;

/**
 * The settings of a task that a remedy may look at or change.
 *
 * @param sizes the plain numbers, each with its unit in its name
 */
public record TaskSettings(
    LobSettings lob,
    boolean batchApply,
    PrepMode prepMode,
    boolean validation,
    Map<Knob, Integer> sizes) {

  /** A plain number among the settings. */
  public enum Knob {
    /** Rows that one commit of the load holds; it also multiplies the memory LOBs need. */
    COMMIT_RATE,
    /** Tables that are loaded side by side. */
    MAX_FULL_LOAD_SUB_TASKS,
    /** Size of one CSV file, so of one COPY; 0 leaves it to the endpoint (32768 KB). */
    LOAD_MAX_FILE_SIZE_KB,
    /** How much of a LOB validation compares; follows the LOB limit in limited mode. */
    VALIDATION_PARTIAL_LOB_KB
  }

  /**
   * What DMS does with a target table before it loads it ({@code TargetTablePrepMode}).
   *
   * <p>It also applies before a reload. Only {@link #TRUNCATE_BEFORE_LOAD} is safe there: {@code
   * DO_NOTHING} doubles rows, {@code DROP_AND_CREATE} destroys the schema made by hand.
   */
  public enum PrepMode {
    DO_NOTHING,
    DROP_AND_CREATE,
    TRUNCATE_BEFORE_LOAD
  }

  /** A number that is 0 and one that DMS does not report are the same. */
  public TaskSettings {
    Map<Knob, Integer> set = new EnumMap<>(Knob.class);
    sizes.forEach((knob, value) -> {
      if (value != 0) {
        set.put(knob, value);
      }
    });
    sizes = Map.copyOf(set);
  }

  /** The number behind a knob; 0 where DMS reports none. */
  public int size(Knob knob) {
    return sizes.getOrDefault(knob, 0);
  }

  /** These settings with other LOB settings. */
  public TaskSettings with(LobSettings other) {
    return new TaskSettings(other, batchApply, prepMode, validation, sizes);
  }

  /** These settings with another preparation mode. */
  public TaskSettings with(PrepMode other) {
    return new TaskSettings(lob, batchApply, other, validation, sizes);
  }

  /** These settings with another number behind a knob. */
  public TaskSettings with(Knob knob, int value) {
    Map<Knob, Integer> others = new EnumMap<>(Knob.class);
    others.putAll(sizes);
    others.put(knob, value);
    return new TaskSettings(lob, batchApply, prepMode, validation, others);
  }
}
