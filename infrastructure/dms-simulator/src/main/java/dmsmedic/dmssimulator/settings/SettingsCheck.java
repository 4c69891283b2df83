package dmsmedic.dmssimulator.settings;

import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the service refuses about task settings. */
public final class SettingsCheck {
  static final List<String> SEVERITIES =
      List.of(
          "LOGGER_SEVERITY_ERROR",
          "LOGGER_SEVERITY_WARNING",
          "LOGGER_SEVERITY_DEFAULT",
          "LOGGER_SEVERITY_INFO",
          "LOGGER_SEVERITY_DEBUG",
          "LOGGER_SEVERITY_DETAILED_DEBUG");
  private static final List<String> PREP_MODES =
      List.of("DO_NOTHING", "DROP_AND_CREATE", "TRUNCATE_BEFORE_LOAD");
  private static final List<String> POLICIES =
      Arrays.stream(Policy.values()).map(Policy::name).toList();

  private SettingsCheck() {}

  /**
   * Reads a document that a caller supplied, and refuses what Describe returns but create and
   * modify do not take (CHAP_Tasks.CustomizingTasks.TaskSettings.Saving; the duplicate time slot is
   * known from the field).
   */
  public static Map<String, Object> supplied(String text) {
    Map<String, Object> given =
        Json.object(text)
            .orElseThrow(() -> Fault.value("Task Settings JSON is not a valid JSON object"));
    Map<String, Object> logging = Json.part(given, "Logging");
    if (logging.containsKey("CloudWatchLogGroup") || logging.containsKey("CloudWatchLogStream")) {
      throw Fault.value(
          "Task Settings CloudWatchLogGroup or CloudWatchLogStream cannot be set on create");
    }
    if (Json.part(given, "ControlTablesSettings").containsKey("historyTimeslotInMinutes")) {
      throw Fault.value(
          "Task Settings ControlTablesSettings contains duplicate historyTimeslotInMinutes");
    }
    sameTypes(given, Settings.defaults().document(), "");
    return given;
  }

  private static void sameTypes(Map<String, Object> given, Map<String, Object> usual, String path) {
    given.forEach((key, value) -> {
      Object known = usual.get(key);
      if (known == null || value == null) {
        return;
      }
      if (!kind(known).equals(kind(value))) {
        throw Fault.value("Task Settings " + path + key + " must be " + kind(known));
      }
      sameTypes(Json.part(given, key), Json.part(usual, key), path + key + ".");
    });
  }

  private static String kind(Object value) {
    return switch (value) {
      case Boolean b -> "a boolean";
      case Number n -> "a number";
      case String s -> "a string";
      case List<?> l -> "a list";
      default -> "an object";
    };
  }

  /** Refuses settings that contradict each other or leave their bounds. */
  public static void check(Settings settings) {
    lobs(settings);
    within(settings, "TargetMetadata", "LoadMaxFileSize", 0, 100_000);
    within(settings, "FullLoadSettings", "MaxFullLoadSubTasks", 1, 49);
    within(settings, "FullLoadSettings", "CommitRate", 1, 50_000);
    among(settings, "FullLoadSettings", "TargetTablePrepMode", PREP_MODES);
    Json.part(settings.document(), "ErrorBehavior").keySet().stream()
        .filter(key -> key.endsWith("Policy") || key.matches("ApplyError(Delete|Insert|Update)"))
        .forEach(key -> among(settings, "ErrorBehavior", key, POLICIES));
    for (Map<String, Object> each :
        Json.parts(Json.part(settings.document(), "Logging"), "LogComponents")) {
      Optional<String> severity = Json.text(each, "Severity");
      if (severity.filter(SEVERITIES::contains).isEmpty()) {
        throw Fault.value("Task Settings Logging.LogComponents has invalid Severity");
      }
    }
  }

  private static void lobs(Settings settings) {
    String section = "TargetMetadata";
    within(settings, section, "LobMaxSize", 0, Integer.MAX_VALUE);
    within(settings, section, "LobChunkSize", 0, Integer.MAX_VALUE);
    within(settings, section, "InlineLobMaxSize", 0, 102_400);
    boolean full = settings.flag(section, "FullLobMode");
    boolean limited = settings.flag(section, "LimitedSizeLobMode");
    if (settings.flag(section, "SupportLobs") && full == limited) {
      throw Fault.value(
          "Task Settings: exactly one of FullLobMode and LimitedSizeLobMode must be true when"
              + " SupportLobs is true");
    }
    if (full && settings.number(section, "LobChunkSize") == 0) {
      throw Fault.value("Task Settings: FullLobMode needs LobChunkSize greater than 0");
    }
    if (limited && settings.number(section, "LobMaxSize") == 0) {
      throw Fault.value("Task Settings: LimitedSizeLobMode needs LobMaxSize greater than 0");
    }
    if (!full && settings.number(section, "InlineLobMaxSize") > 0) {
      throw Fault.value("Task Settings: InlineLobMaxSize needs FullLobMode");
    }
  }

  private static void within(Settings settings, String section, String key, long least, long most) {
    Object value = Json.part(settings.document(), section).get(key);
    if (value instanceof Number number
        && (number.longValue() < least || number.longValue() > most)) {
      throw Fault.value(
          "Task Settings %s.%s must be between %d and %d".formatted(section, key, least, most));
    }
  }

  private static void among(Settings settings, String section, String key, List<String> allowed) {
    Optional<String> value = settings.text(section, key);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw Fault.value(
          "Task Settings %s.%s has invalid value %s".formatted(section, key, value.get()));
    }
  }

  /** Refuses a change of what cannot change after creation. */
  public static void checkChange(Settings before, Settings after) {
    if (before.flag("ValidationSettings", "ValidationOnly")
        != after.flag("ValidationSettings", "ValidationOnly")) {
      throw Fault.value("Task Settings ValidationSettings.ValidationOnly cannot be modified");
    }
  }

  /**
   * Whether a partial document asks for logging severities alone, which a running task takes
   * (ministryofjustice/cloud-platform-environments 6529).
   */
  public static boolean isSeverityAlone(Settings before, Settings after) {
    return Objects.equals(withoutSeverity(before), withoutSeverity(after));
  }

  private static Map<String, Object> withoutSeverity(Settings settings) {
    return settings.under(Map.of("Logging", Map.of("LogComponents", List.of())), true).document();
  }
}
