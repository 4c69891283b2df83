package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Database;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.TargetSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/**
 * Rows that really move: from a PostgreSQL source into a target that speaks PostgreSQL's protocol.
 *
 * <p>The target sees a DMS: simple queries, an application named {@code awsdms}, no statement at
 * connect, and TLS as the endpoint's SslMode says.
 */
public final class JdbcRows implements Rows {
  private static final Set<String> SPOKEN = Set.of("postgres", "aurora-postgresql");

  @Override
  public SourceSession source(Database database) throws Refused {
    Properties session = login(database);
    session.setProperty("options", "-c statement_timeout=30000 -c synchronous_commit=on");
    return new JdbcSource(() -> connect(database, session));
  }

  @Override
  public TargetSession target(Database database) throws Refused {
    Properties session = login(database);
    session.setProperty("preferQueryMode", "simple");
    session.setProperty("stringtype", "unspecified");
    return new JdbcTarget(connect(database, session));
  }

  private static Properties login(Database database) {
    Properties session = new Properties();
    session.setProperty("user", database.login().user());
    session.setProperty("password", database.login().password());
    session.setProperty("ApplicationName", "awsdms");
    session.setProperty("assumeMinServerVersion", "9.6");
    session.setProperty("connectTimeout", "10");
    session.setProperty("socketTimeout", "60");
    session.setProperty("sslmode", sslMode(database.sslMode()));
    return session;
  }

  private static String sslMode(String endpoints) {
    return endpoints.equals("none") ? "disable" : endpoints;
  }

  private static Connection connect(Database database, Properties session) throws Refused {
    if (!SPOKEN.contains(database.engine())) {
      throw new Refused("HY000", "Engine '" + database.engine() + "' cannot be reached", "");
    }
    Database.Address at = database.address();
    String url = "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.database();
    try {
      return DriverManager.getConnection(url, session);
    } catch (SQLException refused) {
      throw Sql.refused(refused, "");
    }
  }
}
