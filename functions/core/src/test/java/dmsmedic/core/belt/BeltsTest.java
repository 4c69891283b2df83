package dmsmedic.core.belt;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Belts.Usage;
import dmsmedic.core.given.Tables;
import dmsmedic.core.migration.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator allows, and what is left of the budgets. */
class BeltsTest {

  @ParameterizedTest
  @CsvSource({
    "heal, OBSERVE, HEAL",
    "' heal', OFF, OFF",
    "Heal, OBSERVE, OBSERVE",
    "APPROVE, OFF, OFF",
    "approve, OFF, APPROVE",
    "observe, HEAL, OBSERVE",
    "off, HEAL, OFF",
    "heel, OBSERVE, OBSERVE",
    "heel, OFF, OFF",
  })
  void theTagSaysTheMode(String word, Mode untagged, Mode expected) {
    assertThat(Mode.of(Map.of(Mode.TAG, word), untagged)).isEqualTo(expected);
  }

  @Test
  void anUntaggedTaskIsNeverChanged() {
    assertThat(Mode.of(Map.of(), Mode.HEAL)).isEqualTo(Mode.OBSERVE);
    assertThat(Mode.of(Map.of(), Mode.APPROVE)).isEqualTo(Mode.OBSERVE);
    assertThat(Mode.of(Map.of(), Mode.OFF)).isEqualTo(Mode.OFF);
    assertThat(Mode.OBSERVE.mayChange()).isFalse();
  }

  @Test
  void budgetsHoldAtTheirLimit() {
    List<TableName> tables = List.of(Tables.INTEGRATION);
    assertThat(belts(Usage.none()).exceeded(5, tables)).isEmpty();
    assertThat(belts(Usage.none()).exceeded(6, tables))
        .hasValueSatisfying(s -> assertThat(s).contains("6 treatments"));
    assertThat(belts(new Usage(3, Map.of(), 0)).exceeded(0, tables)).isEmpty();
    assertThat(belts(new Usage(4, Map.of(), 0)).exceeded(0, tables)).isPresent();
    assertThat(belts(new Usage(1, Map.of(Tables.INTEGRATION, 3), 0)).exceeded(0, tables)).isEmpty();
    assertThat(belts(new Usage(1, Map.of(Tables.INTEGRATION, 4), 0)).exceeded(0, tables))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("reloaded 4 times"));
    assertThat(belts(new Usage(1, Map.of(Tables.OTHER, 4), 0)).exceeded(0, tables)).isEmpty();
  }

  @Test
  void manyOpenIncidentsAreAStorm() {
    assertThat(belts(new Usage(1, Map.of(), 20)).storm()).isFalse();
    assertThat(belts(new Usage(1, Map.of(), 21)).storm()).isTrue();
  }

  private static Belts belts(Usage usage) {
    return new Belts(Limits.standard(), Mode.HEAL, usage);
  }
}
