package dmsmedic.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.mapping.Rule.Action;
import dmsmedic.core.mapping.Rule.Subject;
import dmsmedic.core.migration.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the name on the source to the name on the target. */
class TableMappingsTest {

  private static final TableName SOURCE = new TableName("APP", "Orders");
  private static final Rule ALL = new Rule.Selection("1", Locator.of("%", "%"), true, false);

  @ParameterizedTest
  @CsvSource({
    "RENAME, x, '', x",
    "CONVERT_LOWERCASE, '', '', orders",
    "CONVERT_UPPERCASE, '', '', ORDERS",
    "ADD_PREFIX, a_, '', a_Orders",
    "ADD_SUFFIX, _z, '', Orders_z",
    "REMOVE_PREFIX, Ord, '', ers",
    "REMOVE_PREFIX, nope, '', Orders",
    "REPLACE_PREFIX, X, Ord, Xers",
    "REMOVE_SUFFIX, ers, '', Ord",
    "REPLACE_SUFFIX, X, ers, OrdX",
    "REPLACE_SUFFIX, X, nope, Orders",
    "OTHER, x, '', Orders",
  })
  void aTransformationOfTables(Action action, String value, String oldValue, String expected) {
    TableMappings mappings = with(table("%", action, value, oldValue));
    assertThat(mappings.target(SOURCE))
        .isEqualTo(new TargetName.Mapped(new TableName("APP", expected)));
  }

  @Test
  void schemaAndTableChangeApart() {
    TableMappings mappings =
        with(
            new Rule.Transformation(
                "2", Subject.SCHEMA, Action.RENAME, Locator.of("APP", "%"), "public", ""),
            table("Orders", Action.CONVERT_LOWERCASE, "", ""));
    assertThat(mappings.target(SOURCE))
        .isEqualTo(new TargetName.Mapped(new TableName("public", "orders")));
  }

  @Test
  void twoRulesThatDisagreeAreAmbiguousAndTwoThatAgreeAreNot() {
    TableMappings unclear =
        with(table("%", Action.CONVERT_LOWERCASE, "", ""), table("Orders", Action.RENAME, "x", ""));
    assertThat(unclear.target(SOURCE))
        .isInstanceOfSatisfying(
            TargetName.Ambiguous.class,
            ambiguous -> assertThat(ambiguous.reason()).contains("orders", "x"));
    TableMappings agreed =
        with(
            table("%", Action.CONVERT_LOWERCASE, "", ""),
            table("Orders", Action.RENAME, "orders", ""));
    assertThat(agreed.target(SOURCE)).isInstanceOf(TargetName.Mapped.class);
  }

  @Test
  void anExclusionBeatsEverySelection() {
    TableMappings mappings =
        new TableMappings(
            List.of(ALL, new Rule.Selection("2", Locator.of("APP", "Ord%"), false, false), ALL));
    assertThat(mappings.target(SOURCE)).isEqualTo(new TargetName.NotSelected());
    assertThat(mappings.target(new TableName("APP", "items")))
        .isInstanceOf(TargetName.Mapped.class);
    assertThat(new TableMappings(List.of()).selects(SOURCE)).isFalse();
  }

  @Test
  void patternsKnowWildcardsAndNothingElse() {
    assertThat(new NamePattern("O_ders").matches("Orders")).isTrue();
    assertThat(new NamePattern("O%").matches("Orders")).isTrue();
    assertThat(new NamePattern("O.*").matches("Orders")).isFalse();
    assertThat(new NamePattern("orders").matches("Orders")).isFalse();
    assertThat(new NamePattern("a\nb").matches("a\nb")).isTrue();
  }

  @Test
  void whatBracketsLeaveOpenIsNoTargetAndNoLackOfAFilter() {
    Locator open = Locator.of("APP", "[A-o]rders");
    Rule some = new Rule.Selection("1", open, true, true);
    assertThat(new TableMappings(List.of(some)).target(SOURCE))
        .isInstanceOf(TargetName.Ambiguous.class);
    assertThat(new TableMappings(List.of(some)).filters(SOURCE)).isTrue();
    assertThat(new TableMappings(List.of(some)).target(new TableName("APP", "items")))
        .isEqualTo(new TargetName.NotSelected());
    assertThat(with(new Rule.Selection("2", open, false, false)).target(SOURCE))
        .isInstanceOf(TargetName.Ambiguous.class);
    assertThat(with(table("[A-o]rders", Action.RENAME, "x", "")).target(SOURCE))
        .isInstanceOf(TargetName.Ambiguous.class);
    assertThat(with(table("[NO]rders", Action.RENAME, "x", "")).target(SOURCE))
        .isEqualTo(new TargetName.Mapped(new TableName("APP", "x")));
  }

  @Test
  void aTablesOwnSettingsAreMergedIntoTheRuleThatExists() {
    Rule own = new Rule.TableSettings("7", SOURCE, Optional.of(TableLob.limitedTo(16)));
    TableMappings changed = with(own).withLob(SOURCE, Optional.of(TableLob.FULL));
    assertThat(changed.rules()).hasSize(2);
    assertThat(changed.rules().getLast().id()).isEqualTo("7");
    assertThat(changed.lob(SOURCE)).contains(TableLob.FULL);
    assertThat(changed.lob(SOURCE).orElseThrow()).hasToString("full LOB mode");
  }

  @Test
  void aNewRuleTakesAnIdThatNoneHas() {
    TableMappings mappings =
        with(new Rule.Other("41", "a kind"), new Rule.Other("a-name", "a kind"));
    TableMappings changed = mappings.withLob(SOURCE, Optional.of(TableLob.limitedTo(64)));
    assertThat(changed.rules().getLast())
        .isEqualTo(new Rule.TableSettings("42", SOURCE, Optional.of(TableLob.limitedTo(64))));
    assertThat(mappings.withLob(SOURCE, Optional.empty())).isEqualTo(mappings);
  }

  @Test
  void filtersAreThoseOfTheTable() {
    TableMappings mappings = with(new Rule.Selection("2", Locator.of("APP", "Orders"), true, true));
    assertThat(mappings.filters(SOURCE)).isTrue();
    assertThat(mappings.filters(new TableName("APP", "items"))).isFalse();
  }

  private static Rule table(String pattern, Action action, String value, String oldValue) {
    return new Rule.Transformation(
        "t" + pattern + action, Subject.TABLE, action, Locator.of("APP", pattern), value, oldValue);
  }

  private static TableMappings with(Rule... rules) {
    List<Rule> all = new ArrayList<>(List.of(ALL));
    all.addAll(List.of(rules));
    return new TableMappings(all);
  }
}
