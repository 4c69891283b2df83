package dmsmedic.dmssimulator;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One embedded PostgreSQL for all tests; each test takes a fresh source and a fresh target. */
final class Databases {
  private static final Databases ONLY = new Databases();

  private final EmbeddedPostgres postgres;
  private int taken;

  private Databases() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("wal_level", "logical")
              .setServerConfig("max_replication_slots", "40")
              .setServerConfig("max_connections", "200")
              .start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Pair fresh() {
    return ONLY.take();
  }

  private synchronized Pair take() {
    taken++;
    String source = "source_" + taken;
    String target = "target_" + taken;
    Pair made = new Pair(postgres.getPort(), source, target);
    made.execute("postgres", "CREATE DATABASE " + source, "CREATE DATABASE " + target);
    return made;
  }

  /** A source and a target. */
  record Pair(int port, String source, String target) {

    void onSource(String... statements) {
      execute(source, statements);
    }

    void onTarget(String... statements) {
      execute(target, statements);
    }

    void onBoth(String... statements) {
      execute(source, statements);
      execute(target, statements);
    }

    List<String> askTarget(String sql) {
      return ask(target, sql);
    }

    List<String> askSource(String sql) {
      return ask(source, sql);
    }

    private void execute(String database, String... statements) {
      try (Connection connection = ONLY.postgres.getDatabase("postgres", database).getConnection();
          Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      } catch (SQLException wrong) {
        throw new IllegalStateException(wrong);
      }
    }

    private List<String> ask(String database, String sql) {
      List<String> answers = new ArrayList<>();
      try (Connection connection = ONLY.postgres.getDatabase("postgres", database).getConnection();
          Statement statement = connection.createStatement();
          ResultSet found = statement.executeQuery(sql)) {
        while (found.next()) {
          answers.add(String.valueOf(found.getString(1)));
        }
      } catch (SQLException wrong) {
        throw new IllegalStateException(wrong);
      }
      return answers;
    }
  }
}
