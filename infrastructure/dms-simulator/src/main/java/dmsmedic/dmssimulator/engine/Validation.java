package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.plan.PlannedTable;
import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TargetSession;
import dmsmedic.dmssimulator.world.TableProgress;
import dmsmedic.dmssimulator.world.ValidationState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a loaded table row by row. Timestamps of the target are read through to_char, which
 * CockroachDB before v22.2.1 does not know.
 */
final class Validation {
  private static final String SECTION = "ValidationSettings";

  private final Run run;

  Validation(Run run) {
    this.run = run;
  }

  boolean isOn() {
    return run.settings().flag(SECTION, "EnableValidation");
  }

  void pending(PlannedTable table) {
    run.progress(table).validated(ValidationState.PENDING_VALIDATION, 0, run.now());
  }

  /** Validates a table, on sessions of its own choosing. */
  void validate(PlannedTable table, TargetSession target) {
    TableProgress progress = run.progress(table);
    SourceTable shape = table.targetShape();
    if (shape.key().isEmpty()) {
      progress.validated(ValidationState.NO_PRIMARY_KEY, 0, run.now());
      return;
    }
    try {
      Map<Row, Row> found = new HashMap<>();
      for (Row row : target.read(shape)) {
        found.put(row.only(shape.key()), comparable(shape.columns(), row));
      }
      long different = differences(table, shape, found);
      progress.validated(
          different == 0 ? ValidationState.VALIDATED : ValidationState.MISMATCHED,
          different,
          run.now());
    } catch (Refused refused) {
      run.log().validationSuspended(table.id(), refused);
      progress.validated(ValidationState.ERROR, 0, run.now());
    }
  }

  private long differences(PlannedTable table, SourceTable shape, Map<Row, Row> found)
      throws Refused {
    long different = 0;
    try (SourceSession.Cursor rows =
        run.sessions().source().read(table.source(), table.plan().filters())) {
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        Row expected = table.target().renamed(row.get());
        Row actual = found.remove(expected.only(shape.key()));
        if (!comparable(shape.columns(), expected).equals(actual)) {
          different++;
        }
      }
    }
    return different + found.size();
  }

  /** The part of a row that is compared: LOBs left out or cut as the settings say. */
  private Row comparable(List<Column> columns, Row row) {
    int most = Math.toIntExact(run.settings().number(SECTION, "ValidationPartialLobSize") * 1024);
    boolean skips = run.settings().flag(SECTION, "SkipLobColumns");
    Row compared = Row.empty();
    for (Column column : columns) {
      Optional<String> value = row.get(column.name());
      if (!column.isLob()) {
        compared.put(column.name(), value);
      } else if (!skips) {
        compared.put(
            column.name(),
            value.map(v -> most > 0 && v.length() > most ? v.substring(0, most) : v));
      }
    }
    return compared;
  }
}
