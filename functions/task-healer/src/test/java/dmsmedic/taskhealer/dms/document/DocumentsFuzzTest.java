package dmsmedic.taskhealer.dms.document;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings and mappings as anybody may have written them: refused, or changed in our places only
 * and changed back.
 */
public class DocumentsFuzzTest extends FuzzContract {
  private static final TableName NAMED = new TableName("a\"b", "c'%_\u200d");

  public static void fuzzerTestOneInput(byte[] input) {
    String[] texts = new String(input, StandardCharsets.UTF_8).split("\0", 2);
    TaskDocuments before;
    TaskSettings settings;
    TableMappings mappings;
    try {
      before = TaskDocuments.of(texts[0], texts.length > 1 ? texts[1] : "");
      settings = before.settings().settings();
      mappings = before.mappings().mappings();
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).endsWith(".").hasSizeLessThan(300);
      return;
    }
    List<SettingChange> changes = changes(settings, mappings);
    TaskDocuments after = rewritten(before.after(changes));
    assertThat(after.show(changes)).isTrue();
    assertThat(after.restStamp()).isEqualTo(before.restStamp());
    Untouched.check(before.settings().json(), after.settings().json(), "");
    Untouched.checkRules(before.mappings().json(), after.mappings().json());

    List<SettingChange> inverse = changes.stream().map(SettingChange::inverse).toList();
    TaskDocuments undone = rewritten(after.after(inverse));
    assertThat(undone.settings().settings()).isEqualTo(settings);
    assertThat(saying(undone.mappings().mappings())).isEqualTo(saying(mappings));
    assertThat(undone.restStamp()).isEqualTo(before.restStamp());
    names(mappings).forEach(name -> mappings.target(name));
    Optional<String> objection = before.mappings().objection(List.of(NAMED));
    if (objection.isEmpty()) {
      rewritten(before.forRecovery(List.of(NAMED), changes));
    } else {
      assertThat(objection.get()).isNotBlank();
    }
  }

  /** The rules but for those without LOB settings, which the undo may leave out if empty. */
  private static List<Rule> saying(TableMappings mappings) {
    return mappings.rules().stream()
        .filter(rule -> !(rule instanceof Rule.TableSettings own && own.lob().isEmpty()))
        .toList();
  }

  private static TaskDocuments rewritten(TaskDocuments documents) {
    return TaskDocuments.of(
        documents.settings().json().write(), documents.mappings().json().write());
  }

  private static List<SettingChange> changes(TaskSettings settings, TableMappings mappings) {
    List<SettingChange> changes = new ArrayList<>();
    changes.add(new SettingChange.Lob(settings.lob(), settings.lob().limitedTo(4_711)));
    changes.add(new SettingChange.Prep(settings.prepMode(), PrepMode.TRUNCATE_BEFORE_LOAD));
    changes.add(new SettingChange.Size(Knob.COMMIT_RATE, settings.size(Knob.COMMIT_RATE), 4_712));
    names(mappings).stream()
        .distinct()
        .forEach(name ->
            changes.add(
                new SettingChange.TableLobs(
                    name, mappings.lob(name), Optional.of(TableLob.limitedTo(4_713)))));
    return changes;
  }

  private static List<TableName> names(TableMappings mappings) {
    List<TableName> names = new ArrayList<>(List.of(NAMED));
    for (Rule rule : mappings.rules()) {
      if (rule instanceof Rule.TableSettings own && names.size() < 10) {
        names.add(own.table());
      }
    }
    return names;
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    String rules =
        """
        {"rules":[{"rule-type":"selection","rule-id":"1","rule-name":"1","object-locator":
        {"schema-name":"%","table-name":"or_%"},"rule-action":"include","filters":[]},
        {"rule-type":"transformation","rule-id":"2","rule-target":"table","object-locator":
        {"schema-name":"shop","table-name":"%"},"rule-action":"add-prefix","value":"x_"},
        {"rule-type":"table-settings","rule-id":"3","rule-name":"3","object-locator":
        {"schema-name":"shop","table-name":"orders"},"lob-settings":
        {"mode":"limited","bulk-max-size":"16"},"parallel-load":{"type":"none"}}]}
        """;
    return List.of(
        Corpus.of("{}\0" + rules),
        Corpus.of("{}\0" + rules.replace("or_%", "%")),
        Corpus.of(Documents.SETTINGS + "\0" + Documents.MAPPINGS),
        Corpus.of("{\"TargetMetadata\":null,\"x\":1e5}\0{\"rules\":[]}"));
  }

  @Override
  protected List<String> words() {
    return List.of(
        "\"lob-settings\":",
        "\"mode\":\"unlimited\"",
        "\"bulk-max-size\":",
        "\"rules\":",
        "\"TargetMetadata\":",
        "\"FullLoadSettings\":",
        "\"LobMaxSize\":",
        "\"table-settings\"",
        "\"rule-id\":\"99999999999999999\"",
        "\"object-locator\":",
        "%%%%%%%%%%%%%%%%%%%%%%%%");
  }
}
