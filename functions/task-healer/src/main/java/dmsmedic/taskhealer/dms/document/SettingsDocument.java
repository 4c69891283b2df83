package dmsmedic.taskhealer.dms.document;

import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.treatment.SettingChange;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a task as DMS keeps them, a JSON document of sections.
 *
 * <p>Only here stand the keys of that document. What a key is missing has the default of DMS (AWS
 * DMS user guide, CHAP_Tasks.CustomizingTasks.TaskSettings).
 */
public record SettingsDocument(Json.Obj json) {

  private static final String TARGET = "TargetMetadata";
  private static final String LOAD = "FullLoadSettings";
  private static final String VALIDATION = "ValidationSettings";
  private static final String LOGGING = "Logging";
  private static final String CONTROL_TABLES = "ControlTablesSettings";

  /** A number's place: its section and its key. */
  private record Place(String section, String key) {}

  private static final List<Place> MODELLED =
      List.of(
          new Place(TARGET, "SupportLobs"),
          new Place(TARGET, "FullLobMode"),
          new Place(TARGET, "LobChunkSize"),
          new Place(TARGET, "LimitedSizeLobMode"),
          new Place(TARGET, "LobMaxSize"),
          new Place(TARGET, "InlineLobMaxSize"),
          new Place(TARGET, "BatchApplyEnabled"),
          new Place(TARGET, "LoadMaxFileSize"),
          new Place(LOAD, "TargetTablePrepMode"),
          new Place(LOAD, "CommitRate"),
          new Place(LOAD, "MaxFullLoadSubTasks"),
          new Place(VALIDATION, "EnableValidation"),
          new Place(VALIDATION, "ValidationPartialLobSize"));

  /** The document in a text; one whose sections are none is refused, lest a change replace it. */
  public static SettingsDocument of(String text) {
    Json.Obj json = Json.read(text);
    for (String section : List.of(TARGET, LOAD, VALIDATION, LOGGING)) {
      json.absentOr(section, Json.Obj.class);
    }
    return new SettingsDocument(json);
  }

  /** What core knows of the settings. */
  public TaskSettings settings() {
    Map<Knob, Integer> sizes = new EnumMap<>(Knob.class);
    for (Knob knob : Knob.values()) {
      Place place = place(knob);
      sizes.put(knob, json.object(place.section()).number(place.key(), 0));
    }
    return new TaskSettings(
        lob(json.object(TARGET)),
        json.object(TARGET).flag("BatchApplyEnabled", false),
        prepMode(),
        json.object(VALIDATION).flag("EnableValidation", false),
        sizes);
  }

  private static LobSettings lob(Json.Obj target) {
    return new LobSettings(
        target.flag("SupportLobs", true),
        target.flag("FullLobMode", false),
        target.flag("LimitedSizeLobMode", true),
        target.number("LobMaxSize", LobSettings.DEFAULT_LOB_KB),
        target.number("LobChunkSize", 0),
        target.number("InlineLobMaxSize", 0));
  }

  private PrepMode prepMode() {
    String word = json.object(LOAD).text("TargetTablePrepMode").orElse(PrepMode.DO_NOTHING.name());
    for (PrepMode mode : PrepMode.values()) {
      if (mode.name().equals(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("The TargetTablePrepMode is none of those known.");
  }

  /** The log group that the task writes to, where it logs at all. */
  public Optional<String> logGroup() {
    Json.Obj logging = json.object(LOGGING);
    return logging.flag("EnableLogging", false)
        ? logging.text("CloudWatchLogGroup").filter(group -> !group.isEmpty())
        : Optional.empty();
  }

  /** These settings after the changes; changes of mappings do nothing here. */
  public SettingsDocument after(List<SettingChange> changes) {
    Json.Obj changed = json;
    for (SettingChange change : changes) {
      changed = after(changed, change);
    }
    return new SettingsDocument(changed);
  }

  /**
   * The smallest document that makes the changes: what is not named in it DMS leaves alone.
   *
   * <p>Sending nothing else avoids every key that DMS reports and does not take back.
   */
  public static SettingsDocument changed(List<SettingChange> changes) {
    return new SettingsDocument(Json.Obj.EMPTY).after(changes);
  }

  private static Json.Obj after(Json.Obj settings, SettingChange change) {
    return switch (change) {
      case SettingChange.Lob lob -> settings.with(TARGET, after(settings.object(TARGET), lob.to()));
      case SettingChange.Prep prep ->
          put(settings, new Place(LOAD, "TargetTablePrepMode"), Json.text(prep.to().name()));
      case SettingChange.Size size -> put(settings, place(size.knob()), Json.number(size.to()));
      case SettingChange.TableLobs _ -> settings;
    };
  }

  /** The modes exclude each other, so all of them are always sent together. */
  private static Json.Obj after(Json.Obj target, LobSettings lob) {
    return target
        .with("SupportLobs", Json.flag(lob.supported()))
        .with("FullLobMode", Json.flag(lob.full()))
        .with("LobChunkSize", Json.number(lob.chunkKb()))
        .with("LimitedSizeLobMode", Json.flag(lob.limited()))
        .with("LobMaxSize", Json.number(lob.lobMaxKb()))
        .with("InlineLobMaxSize", Json.number(lob.inlineMaxKb()));
  }

  private static Place place(Knob knob) {
    return switch (knob) {
      case COMMIT_RATE -> new Place(LOAD, "CommitRate");
      case MAX_FULL_LOAD_SUB_TASKS -> new Place(LOAD, "MaxFullLoadSubTasks");
      case LOAD_MAX_FILE_SIZE_KB -> new Place(TARGET, "LoadMaxFileSize");
      case VALIDATION_PARTIAL_LOB_KB -> new Place(VALIDATION, "ValidationPartialLobSize");
    };
  }

  private static Json.Obj put(Json.Obj settings, Place place, Json value) {
    return settings.with(
        place.section(), settings.object(place.section()).with(place.key(), value));
  }

  /**
   * The settings as a new task takes them: without the names of the log, which are read only, and
   * without a key that DMS reports in two spellings and takes in one (AWS DMS user guide,
   * CHAP_Tasks.CustomizingTasks.TaskSettings.Saving; terraform-provider-aws, pull request 13476).
   */
  public SettingsDocument fresh() {
    Json.Obj fresh = without(json, new Place(LOGGING, "CloudWatchLogGroup"));
    fresh = without(fresh, new Place(LOGGING, "CloudWatchLogStream"));
    return new SettingsDocument(
        without(fresh, new Place(CONTROL_TABLES, "historyTimeslotInMinutes")));
  }

  /** What core does not model, in one spelling. */
  Json rest() {
    Json.Obj rest = fresh().json();
    for (Place place : MODELLED) {
      rest = without(rest, place);
    }
    return withSortedComponents(rest).canonical();
  }

  private static Json.Obj without(Json.Obj settings, Place place) {
    return settings.fields().get(place.section()) instanceof Json.Obj section
        ? settings.with(place.section(), section.without(place.key()))
        : settings;
  }

  /** The order of the log components means nothing, so it must not look like a change. */
  private static Json.Obj withSortedComponents(Json.Obj settings) {
    Json.Obj logging = settings.object(LOGGING);
    List<Json> sorted =
        logging.items("LogComponents").stream()
            .map(Json::canonical)
            .sorted(Comparator.comparing(Json::write))
            .toList();
    return sorted.isEmpty()
        ? settings
        : settings.with(LOGGING, logging.with("LogComponents", new Json.Arr(sorted)));
  }
}
