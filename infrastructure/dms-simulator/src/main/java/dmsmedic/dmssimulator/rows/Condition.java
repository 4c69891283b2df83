package dmsmedic.dmssimulator.rows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A source filter on one column: any of its tests must hold (CHAP_Tasks.CustomizingTasks.Filters).
 */
public record Condition(String column, List<Test> tests) {

  /** One filter condition. */
  public record Test(Operator operator, List<String> values) {

    boolean holds(String value) {
      int first = compare(value, values.getFirst());
      return switch (operator) {
        case EQUAL -> first == 0;
        case NOT_EQUAL -> first != 0;
        case AT_MOST -> first <= 0;
        case AT_LEAST -> first >= 0;
        case BETWEEN -> first >= 0 && compare(value, values.get(1)) <= 0;
        case NOT_BETWEEN -> first < 0 || compare(value, values.get(1)) > 0;
      };
    }

    private static int compare(String left, String right) {
      try {
        return new BigDecimal(left).compareTo(new BigDecimal(right));
      } catch (NumberFormatException text) {
        return left.compareTo(right);
      }
    }
  }

  /** How a value is compared. */
  public enum Operator {
    EQUAL,
    NOT_EQUAL,
    AT_MOST,
    AT_LEAST,
    BETWEEN,
    NOT_BETWEEN
  }

  /** Whether a row passes; NULL never does, and an unknown value always. */
  public boolean passes(Row row) {
    if (!row.has(column)) {
      return true;
    }
    Optional<String> value = row.get(column);
    return value.isPresent() && tests.stream().anyMatch(test -> test.holds(value.get()));
  }
}
