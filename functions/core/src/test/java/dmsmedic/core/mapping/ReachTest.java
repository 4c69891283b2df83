package dmsmedic.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.mapping.Rule.Action;
import dmsmedic.core.mapping.Rule.Subject;
import dmsmedic.core.migration.TableName;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which targets a task can never write. */
class ReachTest {

  private static final TableName ORDERS = new TableName("public", "orders");
  private static final List<Action> ACTIONS = List.of(Action.values());
  private static final List<String> PARTS = List.of("old_", "_v2", "or", "s", "PUB");
  private static final List<String> NAMES =
      List.of(
          "public",
          "PUBLIC",
          "shop",
          "orders",
          "Orders",
          "old_orders",
          "orders_v2",
          "o%",
          "%",
          "[nop]rders",
          "orders[_]v2",
          "[m-p]%",
          "[OP]rders",
          "[o-");

  private static Rule selected(String schema, String table) {
    return new Rule.Selection("1", Locator.of(schema, table), true, false);
  }

  private static Rule changed(Subject subject, Action action, String table, String value) {
    return new Rule.Transformation("2", subject, action, Locator.of("%", table), value, "");
  }

  private static boolean may(Rule... rules) {
    return new TableMappings(List.of(rules)).mayProduceAny(List.of(ORDERS));
  }

  @Test
  void aTaskOfAnotherSchemaNeverWritesTheTable() {
    assertThat(may(selected("shop", "%"))).isFalse();
    assertThat(may(selected("public", "items"))).isFalse();
    assertThat(may(selected("publi_", "ord%"))).isTrue();
    assertThat(may()).isFalse();
    assertThat(may(new Rule.Selection("1", Locator.of("%", "%"), false, false))).isFalse();
  }

  @Test
  void bracketsAreWildcards() {
    assertThat(may(selected("publi[a-d]", "[_]%"))).isFalse();
    assertThat(may(selected("publi[a-d]", "[m-p]%"))).isTrue();
    assertThat(may(selected("public", "[m-p"))).isTrue();
    assertThat(may(selected("public", "[^m-p]%"))).isTrue();
    Rule lower = changed(Subject.TABLE, Action.CONVERT_LOWERCASE, "%", "");
    assertThat(may(selected("public", "[MO]RDERS"), lower)).isTrue();
    Rule prefixed = changed(Subject.TABLE, Action.ADD_PREFIX, "[ri]%", "o");
    assertThat(may(selected("public", "[ri]ders"), prefixed)).isTrue();
    assertThat(
            may(
                selected("public", "items"),
                prefixed,
                changed(Subject.TABLE, Action.RENAME, "items", "x")))
        .isTrue();
  }

  @Test
  void whatIsRenamedIntoTheNameMayBecomeIt() {
    Rule all = selected("public", "items");
    assertThat(may(all, changed(Subject.TABLE, Action.RENAME, "items", "orders"))).isTrue();
    assertThat(may(all, changed(Subject.TABLE, Action.RENAME, "items", "parts"))).isFalse();
    assertThat(may(all, changed(Subject.TABLE, Action.REMOVE_PREFIX, "items", "x"))).isTrue();
    assertThat(may(all, changed(Subject.TABLE, Action.CONVERT_LOWERCASE, "items", ""))).isFalse();
    assertThat(may(all, changed(Subject.OTHER, Action.RENAME, "items", "orders"))).isFalse();
  }

  @Test
  void severalRulesForOneNameMayComeToAnything() {
    Rule all = selected("public", "items");
    Rule one = changed(Subject.TABLE, Action.ADD_PREFIX, "it%", "x");
    Rule other = changed(Subject.TABLE, Action.RENAME, "%ms", "y");
    assertThat(may(all, one)).isFalse();
    assertThat(may(all, one, other)).isTrue();
    assertThat(may(all, one, changed(Subject.TABLE, Action.RENAME, "parts", "y"))).isFalse();
  }

  @Test
  void neverIsCertain() {
    Random random = new Random(4);
    int never = 0;
    for (int i = 0; i < 200_000; i++) {
      TableMappings mappings = mappings(random);
      TableName source = new TableName(any(random), any(random));
      TableName asked = new TableName(any(random), any(random));
      boolean may = mappings.mayProduceAny(List.of(asked));
      never += may ? 0 : 1;
      if (!may) {
        assertThat(mappings.target(source)).isNotEqualTo(new TargetName.Mapped(asked));
      }
    }
    assertThat(never).isGreaterThan(10_000);
  }

  private static TableMappings mappings(Random random) {
    return new TableMappings(
        List.of(selected(any(random), any(random)), change(random), change(random)));
  }

  /** No value is a whole name, so that no name becomes empty. */
  private static Rule change(Random random) {
    return new Rule.Transformation(
        "2",
        random.nextBoolean() ? Subject.SCHEMA : Subject.TABLE,
        ACTIONS.get(random.nextInt(ACTIONS.size())),
        Locator.of(any(random), any(random)),
        PARTS.get(random.nextInt(PARTS.size())),
        PARTS.get(random.nextInt(PARTS.size())));
  }

  private static String any(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }
}
