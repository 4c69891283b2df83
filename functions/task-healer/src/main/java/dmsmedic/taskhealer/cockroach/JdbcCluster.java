package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.taskhealer.cockroach.Connector.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A real cluster over pgjdbc: one connection for each question, opened and closed.
 *
 * <p>The login needs CREATEROLE to change roles, and admin where DMS logs in as an admin; it needs
 * SELECT on the tables that are counted. No AWS permission is needed here.
 */
public final class JdbcCluster implements Cluster {

  private final Logins logins;
  private final ReadLimits limits;
  private final Connector connector;
  private final InstantSource clock;

  /**
   * A cluster behind any endpoint that the logins know.
   *
   * @param clock bounds how long a question takes; what is read is dated by the cluster
   */
  public JdbcCluster(Logins logins, ReadLimits limits, InstantSource clock) {
    this.logins = logins;
    this.limits = limits;
    this.connector = new Connector(limits);
    this.clock = clock;
  }

  /** What is asked of an open connection. */
  @FunctionalInterface
  private interface Asking<T> {
    Answer<T> of(Session session) throws SQLException;
  }

  @Override
  public Answer<ClusterView> view(Endpoint target) {
    if (target.username().isEmpty()) {
      return Answer.unknown(
          "DMS does not tell which user the target endpoint logs in with; put the name into the tag"
              + " 'dms-medic-role' of "
              + target.arn()
              + ".");
    }
    String role = target.username().get().toLowerCase(Locale.ROOT);
    return ask(
        target, limits.statement(), session -> Answer.known(new ViewReader(session, role).read()));
  }

  @Override
  public Answer<Map<TableName, TargetTable>> tables(Endpoint target, List<TableName> tables) {
    return ask(
        target,
        limits.statement(),
        session -> {
          Map<TableName, TargetTable> found = new LinkedHashMap<>();
          new Catalogue(session)
              .shapes(tables)
              .forEach((table, shape) -> found.put(table, shape.toTarget()));
          return Answer.known(found);
        });
  }

  @Override
  public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
    return ask(target, limits.counting(), session -> count(session, wanted));
  }

  private Answer<Map<TableName, RowsFound>> count(Session session, List<RowsWanted> wanted)
      throws SQLException {
    Map<TableName, TableShape> shapes =
        new Catalogue(session).shapes(wanted.stream().map(RowsWanted::target).toList());
    Instant readAt = readTime(session);
    Map<TableName, RowsFound> found = new LinkedHashMap<>();
    for (RowsWanted one : wanted) {
      TableShape shape = shapes.getOrDefault(one.target(), TableShape.absent(one.target()));
      Optional<String> missing = shape.missing(one);
      if (missing.isPresent()) {
        return Answer.unknown(missing.get());
      }
      Answer<RowsFound> counted =
          new RowCounter(session, shape, one, readAt, limits.pageRows()).count();
      if (counted.found().isEmpty()) {
        return Answer.unknown(
            "%s Of %d tables %d were counted before."
                .formatted(counted.reason(), wanted.size(), found.size()));
      }
      found.put(one.target(), counted.found().get());
    }
    return Answer.known(found);
  }

  private static Instant readTime(Session session) throws SQLException {
    try (PreparedStatement statement = session.prepare(Sql.READ_TIME);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  @Override
  public Outcome set(Endpoint target, RoleChange change) {
    AlterRole statement = new AlterRole(change);
    Optional<String> objection = statement.objection();
    if (objection.isPresent()) {
      return new Outcome.Refused(objection.get());
    }
    return switch (logins.of(target)) {
      case Answer.Unknown<Login>(String reason) -> new Outcome.NotNow(reason);
      case Answer.Known<Login>(Login login) ->
          login
              .objection(target)
              .<Outcome>map(Outcome.Refused::new)
              .orElseGet(() -> set(target, login, statement));
    };
  }

  private Outcome set(Endpoint target, Login login, AlterRole statement) {
    Connection connection;
    try {
      connection = connector.open(target, login);
    } catch (SQLException e) {
      return new Trouble(e).outcomeBeforeSending();
    }
    try (connection) {
      statement.send(connection);
      return new Outcome.Done();
    } catch (SQLException e) {
      return new Trouble(e).outcome();
    }
  }

  @Override
  public String sql(RoleChange change) {
    return new AlterRole(change).text() + ";";
  }

  private <T> Answer<T> ask(Endpoint target, Duration time, Asking<T> asking) {
    return switch (logins.of(target)) {
      case Answer.Unknown<Login>(String reason) -> Answer.unknown(reason);
      case Answer.Known<Login>(Login login) ->
          login
              .objection(target)
              .map(Answer::<T>unknown)
              .orElseGet(() -> ask(target, login, time, asking));
    };
  }

  private <T> Answer<T> ask(Endpoint target, Login login, Duration time, Asking<T> asking) {
    try (Session session = connector.open(target, login, clock, time)) {
      return asking.of(session);
    } catch (SQLException e) {
      return Answer.unknown(new Trouble(e).sentence());
    }
  }
}
