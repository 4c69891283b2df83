package dmsmedic.dmssimulator.plan;

import dmsmedic.dmssimulator.mapping.LobRule;
import dmsmedic.dmssimulator.settings.Settings;
import java.util.Optional;

/**
 * How a table's large objects travel: the table's own rule before the task's mode
 * (CHAP_Tasks.LOBSupport, TableMapping Tablesettings).
 *
 * @param limitBytes where limited mode cuts
 * @param inlineBytes what full mode sends with the row during a load
 * @param byRule whether the table's own rule says so
 */
public record Lobs(Mode mode, long limitBytes, long inlineBytes, boolean byRule) {
  private static final String SECTION = "TargetMetadata";
  private static final long LARGEST_KB = 102_400;

  /** Left out, cut, or looked up one by one. */
  public enum Mode {
    OFF,
    LIMITED,
    FULL
  }

  public static Lobs of(Settings settings, Optional<LobRule> rule) {
    Lobs tasks = of(settings);
    if (rule.isEmpty() || tasks.mode == Mode.OFF) {
      return tasks;
    }
    return switch (rule.get().mode()) {
      case LIMITED -> new Lobs(Mode.LIMITED, bytes(rule.get().bulkMaxKb()), 0, true);
      case UNLIMITED -> new Lobs(Mode.FULL, 0, 0, true);
      case NONE -> tasks;
    };
  }

  private static Lobs of(Settings settings) {
    if (!settings.flag(SECTION, "SupportLobs")) {
      return new Lobs(Mode.OFF, 0, 0, false);
    }
    return settings.flag(SECTION, "FullLobMode")
        ? new Lobs(Mode.FULL, 0, bytes(settings.number(SECTION, "InlineLobMaxSize")), false)
        : new Lobs(Mode.LIMITED, bytes(settings.number(SECTION, "LobMaxSize")), 0, false);
  }

  private static long bytes(long kb) {
    return Math.min(kb, LARGEST_KB) * 1024;
  }
}
