package dmsmedic.taskhealer.dms.document;

import static dmsmedic.taskhealer.dms.document.Documents.ITEMS;
import static dmsmedic.taskhealer.dms.document.Documents.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.mapping.TargetName;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingsDocumentTest {

  private static final String FILTERED =
      """
      [{"filter-type": "source", "column-name": "TEN\\u0041NT",
        "filter-conditions": [{"filter-operator": "eq", "value": 7.0}]}]\
      """;

  private final MappingsDocument document = MappingsDocument.of(Documents.MAPPINGS);

  @Test
  void coreReadsWhichTableBecomesWhich() {
    TableMappings mappings = document.mappings();
    assertThat(mappings.target(ITEMS))
        .isEqualTo(new TargetName.Mapped(new TableName("inv", "items")));
    assertThat(mappings.selects(new TableName("INV", "TMP1"))).isFalse();
    assertThat(mappings.filters(ITEMS)).isFalse();
    assertThat(mappings.lob(ITEMS)).contains(TableLob.limitedTo(16));
    assertThat(mappings.lob(ORDERS)).isEmpty();
  }

  @Test
  void aFilterIsSeen() {
    MappingsDocument filtered =
        Documents.withMappings("\"filters\": []", "\"filters\": [{\"filter-type\": \"source\"}]")
            .mappings();
    assertThat(filtered.mappings().filters(ITEMS)).isTrue();
  }

  @Test
  void aRuleThatExistsIsChangedInItsPlace() {
    MappingsDocument changed = changed(ITEMS, Optional.of(TableLob.FULL));
    assertThat(changed.json().write())
        .isEqualTo(
            document
                .json()
                .write()
                .replace(
                    "\"limited\",\"bulk-max-size\":\"16\"",
                    "\"unlimited\"," + "\"bulk-max-size\":\"0\""));
  }

  @Test
  void aTableWithoutARuleGetsOneWithAFreeId() {
    MappingsDocument changed = changed(ORDERS, Optional.of(TableLob.limitedTo(64)));
    assertThat(changed.json().write())
        .endsWith(
            ",{\"rule-type\":\"table-settings\",\"rule-id\":\"11\",\"rule-name\":\"11\","
                + "\"object-locator\":{\"schema-name\":\"INV\",\"table-name\":\"ORDERS\"},"
                + "\"lob-settings\":{\"mode\":\"limited\",\"bulk-max-size\":\"64\"}}],"
                + "\"newer\":\"kept\"}");
    assertThat(changed.mappings().lob(ORDERS)).contains(TableLob.limitedTo(64));
  }

  @Test
  void aRuleThatSaysMoreStaysWithoutItsLobSettings() {
    MappingsDocument changed = changed(ITEMS, Optional.empty());
    assertThat(changed.json().write())
        .contains("\"parallel-load\":{\"type\":\"partitions-auto\"}}")
        .doesNotContain("lob-settings");
  }

  @Test
  void aTableThatIsLeftToTheTaskHasNoSize() {
    TableLob none = new TableLob(TableLob.Mode.NONE, 0);
    MappingsDocument changed = changed(ITEMS, Optional.of(none));
    assertThat(changed.json().write()).contains("\"lob-settings\":{\"mode\":\"none\"}");
    assertThat(changed.mappings().lob(ITEMS)).contains(none);
  }

  @Test
  void aMissingModeIsLimitedAndAnUnknownOneIsNotGuessed() {
    assertThat(
            Documents.withMappings("\"mode\": \"limited\", ", "").mappings().mappings().lob(ITEMS))
        .contains(TableLob.limitedTo(16));
    assertThatIllegalArgumentException()
        .isThrownBy(
            Documents.withMappings("\"mode\": \"limited\"", "\"mode\": \"odd\"").mappings()
                ::mappings);
  }

  @Test
  void aRecoveryNamesItsTablesAndKeepsTheirNamesAndSettings() {
    MappingsDocument only = document.only(List.of(ORDERS, ITEMS));
    assertThat(only.json().write())
        .startsWith(
            "{\"rules\":[{\"rule-type\":\"selection\",\"rule-id\":\"11\",\"rule-name\":\"11\","
                + "\"object-locator\":{\"schema-name\":\"INV\",\"table-name\":\"ORDERS\"},"
                + "\"rule-action\":\"explicit\"},{\"rule-type\":\"selection\",\"rule-id\":\"12\"")
        .doesNotContain("include", "exclude", "validation");
    assertThat(only.mappings().target(ITEMS)).isEqualTo(document.mappings().target(ITEMS));
    assertThat(only.mappings().lob(ITEMS)).contains(TableLob.limitedTo(16));
    assertThat(only.mappings().selects(new TableName("INV", "OTHER"))).isFalse();
  }

  @Test
  void settingsOfOtherTablesDoNotGoToARecovery() {
    assertThat(document.only(List.of(ORDERS)).json().write()).doesNotContain("table-settings");
  }

  @Test
  void aRecoveryHasTheFiltersOfTheRuleThatSelectsItsTableToTheCharacter() {
    MappingsDocument filtered = selecting(FILTERED, "");
    assertThat(filtered.objection(List.of(ITEMS))).isEmpty();
    MappingsDocument only = filtered.only(List.of(ITEMS));
    assertThat(only.json().write())
        .contains(
            "\"table-name\":\"ITEMS\"},\"rule-action\":\"explicit\",\"filters\":"
                + "[{\"filter-type\":\"source\",\"column-name\":\"TEN\\u0041NT\","
                + "\"filter-conditions\":[{\"filter-operator\":\"eq\",\"value\":7.0}]}]}");
    assertThat(only.mappings().filters(ITEMS)).isTrue();
  }

  @Test
  void filtersThatNobodyUnderstandsGoToARecoveryAsTheyAre() {
    MappingsDocument odd = selecting("{\"newer\": 1}", "");
    assertThat(odd.mappings().filters(ITEMS)).isTrue();
    assertThat(odd.only(List.of(ITEMS)).json().write()).contains("\"filters\":{\"newer\":1}");
  }

  @Test
  void rulesThatChooseDifferentRowsOfATableAreObjectedToByName() {
    MappingsDocument torn = selecting(FILTERED, rule("44", "include", "ITE%", "[]"));
    assertThat(torn.objection(List.of(ORDERS, ITEMS)))
        .contains(
            "The selection rules '1' and '44' choose different rows of 'INV.ITEMS', and which of"
                + " them counts cannot be told.");
    assertThat(torn.objection(List.of(ORDERS))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> torn.only(List.of(ITEMS)));
  }

  @Test
  void rulesThatChooseTheSameRowsAreAsOne() {
    String sameElsewhere = FILTERED.replace("TEN\\u0041NT", "TENANT");
    MappingsDocument twice = selecting(FILTERED, rule("44", "explicit", "ITEMS", sameElsewhere));
    assertThat(twice.objection(List.of(ITEMS))).isEmpty();
    assertThat(twice.only(List.of(ITEMS)).json().write()).containsOnlyOnce("filter-conditions");
  }

  @Test
  void aTableThatTheTaskDoesNotMoveIsObjectedTo() {
    MappingsDocument without = selecting("[]", rule("44", "exclude", "ITEMS", "[]"));
    assertThat(without.objection(List.of(ITEMS)))
        .contains("No rule of the task selects 'INV.ITEMS' any more.");
    assertThat(document.objection(List.of(new TableName("OTHER", "ITEMS")))).isPresent();
  }

  /** The mappings with filters in the rule that selects all tables, and with another rule. */
  private static MappingsDocument selecting(String filters, String more) {
    return Documents.withMappings("\"filters\": []},", "\"filters\": " + filters + "}," + more)
        .mappings();
  }

  private static String rule(String id, String action, String table, String filters) {
    return """
    {"rule-type": "selection", "rule-id": "%s", "rule-name": "%s", "rule-action": "%s",
     "object-locator": {"schema-name": "INV", "table-name": "%s"}, "filters": %s},
    """
        .formatted(id, id, action, table, filters);
  }

  private MappingsDocument changed(TableName table, Optional<TableLob> to) {
    return document.after(
        List.of(new SettingChange.TableLobs(table, document.mappings().lob(table), to)));
  }
}
