package dmsmedic.medic.lab.account;

import dmsmedic.core.migration.Endpoint;
import dmsmedic.medic.lab.scenario.Canaries;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.taskhealer.cockroach.Logins;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Which canaries stood in what the functions were given, and in what lay within their reach: the
 * rows that the healer has counted, and the login that DMS keeps to itself.
 */
final class Inputs {

  private final Set<String> planted = new ConcurrentSkipListSet<>();
  private final Scenario scenario;

  Inputs(Scenario scenario) {
    this.scenario = scenario;
  }

  /** One sentence for each canary and place in which it stood. */
  Set<String> planted() {
    return Set.copyOf(planted);
  }

  /** Notes the canaries of something that a function reads. */
  void read(String where, String text) {
    Canaries.all().stream()
        .filter(text::contains)
        .forEach(canary -> planted.add(canary + " in " + where));
  }

  /** The logins; whoever asks for one is about to look into the cluster, as it then stands. */
  Logins lookedInto(Logins logins) {
    return endpoint -> {
      try {
        lookInto(endpoint);
      } catch (SQLException e) {
        throw new IllegalStateException("DMS cannot log in to the target.", e);
      }
      return logins.of(endpoint);
    };
  }

  private void lookInto(Endpoint endpoint) throws SQLException {
    try (Connection connection = login(endpoint, Canaries.ENDPOINT_PASSWORD)) {
      for (Scenario.Table table : scenario.tables()) {
        rows(connection, table.name());
      }
    }
    // A cluster that took any password would not show that this one was ever set.
    if (refuses(endpoint, "another password")) {
      read("the login of DMS", Canaries.ENDPOINT_PASSWORD);
    }
  }

  private static boolean refuses(Endpoint endpoint, String password) {
    try {
      login(endpoint, password).close();
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  private static Connection login(Endpoint endpoint, String password) throws SQLException {
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(endpoint.host(), endpoint.port(), endpoint.database());
    return DriverManager.getConnection(url, endpoint.username().orElseThrow(), password);
  }

  private void rows(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT * FROM %s ORDER BY 1 DESC LIMIT 30".formatted(table))) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          read("a row", String.valueOf(rows.getString(column)));
        }
      }
    }
  }
}
