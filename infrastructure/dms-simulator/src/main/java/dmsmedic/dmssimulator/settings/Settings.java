package dmsmedic.dmssimulator.settings;

import dmsmedic.dmssimulator.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A complete task settings document and its typed reading
 * (CHAP_Tasks.CustomizingTasks.TaskSettings).
 */
public record Settings(Map<String, Object> document) {
  private static final String DEFAULTS = "default-settings.json";

  /** The document of a task that was created without settings. */
  public static Settings defaults() {
    try (InputStream file = Settings.class.getResourceAsStream(DEFAULTS)) {
      if (file == null) {
        throw new IllegalStateException("Missing resource " + DEFAULTS);
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Settings(Json.object(text).orElseThrow());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * These settings under a partial document.
   *
   * @param keepSiblings whether what a section does not mention keeps its value, or falls back to
   *     its default
   */
  public Settings under(Map<String, Object> partial, boolean keepSiblings) {
    Map<String, Object> merged = new LinkedHashMap<>(document);
    Map<String, Object> usual = defaults().document();
    partial.forEach((section, given) -> {
      Map<String, Object> base = Json.part(keepSiblings ? document : usual, section);
      merged.put(section, merge(base, given));
    });
    return new Settings(merged);
  }

  @SuppressWarnings("unchecked")
  private static Object merge(Map<String, Object> base, Object given) {
    if (!(given instanceof Map<?, ?> map)) {
      return given;
    }
    Map<String, Object> merged = new LinkedHashMap<>(base);
    ((Map<String, Object>) map)
        .forEach((key, value) -> merged.put(key, merge(Json.part(base, key), value)));
    return merged;
  }

  /** A text, or empty when it is absent or null. */
  public Optional<String> text(String section, String key) {
    return Json.text(Json.part(document, section), key);
  }

  /** A number, 0 when it is absent. */
  public long number(String section, String key) {
    return Json.part(document, section).get(key) instanceof Number number ? number.longValue() : 0;
  }

  /** A flag, false when it is absent. */
  public boolean flag(String section, String key) {
    return Boolean.TRUE.equals(Json.part(document, section).get(key));
  }

  /** A policy of the section ErrorBehavior. */
  public Policy policy(String key) {
    return text("ErrorBehavior", key).map(Policy::valueOf).orElse(Policy.LOG_ERROR);
  }

  /** The logging severity of a component, as its number: 0 error, 1 warning, 2 info and more. */
  public int severity(String component) {
    return Json.parts(Json.part(document, "Logging"), "LogComponents").stream()
        .filter(each -> Json.text(each, "Id").filter(component::equals).isPresent())
        .findFirst()
        .flatMap(each -> Json.text(each, "Severity"))
        .map(SettingsCheck.SEVERITIES::indexOf)
        .map(found -> found < 0 ? 2 : found)
        .orElse(2);
  }
}
