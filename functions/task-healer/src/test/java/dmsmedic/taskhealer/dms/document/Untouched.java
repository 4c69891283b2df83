package dmsmedic.taskhealer.dms.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a changed document says all that it said before, but for what may change. */
final class Untouched {
  private static final Set<String> OURS =
      Set.of(
          "TargetMetadata.SupportLobs",
          "TargetMetadata.FullLobMode",
          "TargetMetadata.LobChunkSize",
          "TargetMetadata.LimitedSizeLobMode",
          "TargetMetadata.LobMaxSize",
          "TargetMetadata.InlineLobMaxSize",
          "FullLoadSettings.TargetTablePrepMode",
          "FullLoadSettings.CommitRate");
  private static final Set<String> SECTIONS = Set.of("TargetMetadata", "FullLoadSettings");

  private Untouched() {}

  /** Every field is what it was; one of our sections that was no object may become one. */
  static void check(Json before, Json after, String path) {
    if (before instanceof Json.Obj(Map<String, Json> fields) && after instanceof Json.Obj other) {
      fields.forEach(
          (name, value) -> field(value, other, path.isEmpty() ? name : path + "." + name, name));
    } else if (!SECTIONS.contains(path)) {
      assertThat(after).as(path).isEqualTo(before);
    }
  }

  private static void field(Json value, Json.Obj other, String path, String name) {
    if (!OURS.contains(path)) {
      assertThat(other.fields()).as(path).containsKey(name);
      other
          .fields()
          .forEach((key, after) -> {
            if (key.equals(name)) {
              check(value, after, path);
            }
          });
    }
  }

  /** Every rule stands where it stood, and says what it said of anything but LOBs. */
  static void checkRules(Json.Obj before, Json.Obj after) {
    before
        .fields()
        .forEach((name, value) -> {
          if (!name.equals("rules")) {
            assertThat(after.fields()).containsEntry(name, value);
          }
        });
    List<Json> rules = before.items("rules");
    for (int i = 0; i < rules.size(); i++) {
      assertThat(withoutLob(after.items("rules").get(i))).isEqualTo(withoutLob(rules.get(i)));
    }
  }

  private static Json withoutLob(Json rule) {
    return rule instanceof Json.Obj object ? object.without("lob-settings") : rule;
  }
}
