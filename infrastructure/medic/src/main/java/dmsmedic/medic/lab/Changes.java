package dmsmedic.medic.lab;

import dmsmedic.medic.lab.scenario.Scenario;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An application that keeps changing source rows while tables are treated; none may be lost. */
final class Changes {

  private final Scenario scenario;
  private final Connection source;
  private int number;

  Changes(Scenario scenario, Connection source) {
    this.scenario = scenario;
    this.source = source;
  }

  /** One round of changes in every table. */
  void round() throws SQLException {
    number++;
    for (Scenario.Table table : scenario.tables()) {
      for (String change : table.changes()) {
        try (Statement statement = source.createStatement()) {
          statement.execute(change.replace("%d", String.valueOf(number)));
        }
      }
    }
  }

  /** How many rounds there were. */
  int rounds() {
    return number;
  }
}
