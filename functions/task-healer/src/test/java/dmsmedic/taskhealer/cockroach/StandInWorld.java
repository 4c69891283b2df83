package dmsmedic.taskhealer.cockroach;

import dmsmedic.cockroachstandin.CockroachStandIn;
import dmsmedic.cockroachstandin.Options;
import dmsmedic.cockroachstandin.Role;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.taskhealer.cockroach.Login.Tls;
import dmsmedic.testkit.ClusterWorld;
import dmsmedic.testkit.TableLayout;
import dmsmedic.testkit.TableLayout.Column;
import dmsmedic.testkit.TableLayout.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The adapter in front of a stand-in of one version, whose clock is stepped. */
final class StandInWorld implements ClusterWorld, AutoCloseable {
  static final String PASSWORD = "correct horse";

  /** Few enough rows that small tables have several pages. */
  private static final ReadLimits LIMITS =
      new ReadLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(1), 7);

  private final String version;
  private final CockroachStandIn standIn;
  private final List<TableLayout> layouts = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-11-01T00:00:00Z");

  StandInWorld(String version) {
    this.version = version;
    try {
      standIn =
          CockroachStandIn.start(
              Options.of(version)
                  .withClock(() -> now)
                  .withDatabase("shop")
                  .withRole(Role.admin("healer", PASSWORD)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Login login() {
    return new Login("127.0.0.1", "healer", PASSWORD, Tls.DISABLE, Optional.empty());
  }

  /** The adapter with another login than the usual one. */
  Cluster cluster(Login login) {
    return new JdbcCluster(_ -> Answer.known(login), LIMITS, () -> now);
  }

  /** The statements that the adapter sent, in order. */
  List<String> sent() {
    return standIn.statements().stream()
        .filter(statement -> statement.applicationName().equals("dms-medic"))
        .map(dmsmedic.cockroachstandin.Statement::sql)
        .toList();
  }

  @Override
  public Cluster cluster() {
    return cluster(login());
  }

  @Override
  public Endpoint target() {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:EXAMPLE",
        "postgres",
        "127.0.0.1",
        standIn.port(),
        "shop",
        Optional.of("dms"),
        Optional.empty());
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void createRole(String role) {
    execute("CREATE USER " + Sql.quoted(role));
  }

  @Override
  public void setDefault(
      Optional<String> role,
      Optional<String> database,
      SessionVariable variable,
      Optional<String> value) {
    execute(
        "ALTER ROLE %s%s %s"
            .formatted(
                role.map(Sql::quoted).orElse("ALL"),
                database.map(d -> " IN DATABASE " + Sql.quoted(d)).orElse(""),
                value
                    .map(v -> "SET " + variable.word() + " = " + v)
                    .orElse("RESET " + variable.word())));
  }

  @Override
  public void createTable(TableLayout layout) {
    layouts.add(layout);
    List<String> parts = new ArrayList<>();
    layout.columns().forEach(column -> parts.add(definition(column)));
    if (!layout.key().isEmpty()) {
      parts.add("PRIMARY KEY (" + names(layout.key()) + ")");
    }
    for (int i = 0; i < layout.references().size(); i++) {
      String other = Sql.table(layout.references().get(i));
      parts.add("FOREIGN KEY (\"ref_" + i + "\") REFERENCES " + other + " (\"id\")");
    }
    execute("CREATE TABLE " + Sql.table(layout.name()) + " (" + String.join(", ", parts) + ")");
  }

  private static String definition(Column column) {
    String type =
        switch (column.kind()) {
          case NUMBER -> "INT8";
          case SHORT_TEXT -> "VARCHAR(10)";
          case TEXT -> "STRING";
          case JSON -> "JSONB";
          case BYTES -> "BYTES";
        };
    return Sql.quoted(column.name()) + " " + type + (column.nullable() ? "" : " NOT NULL");
  }

  @Override
  public void insert(TableName table, Map<String, String> values) {
    List<String> columns = List.copyOf(values.keySet());
    String literals =
        columns.stream()
            .map(column -> literal(table, column, values.getOrDefault(column, "")))
            .collect(Collectors.joining(", "));
    execute(
        "INSERT INTO %s (%s) VALUES (%s)".formatted(Sql.table(table), names(columns), literals));
  }

  /** Everything is read from text; bytes are written in hexadecimal digits. */
  private String literal(TableName table, String column, String value) {
    String text =
        kind(table, column) == Kind.BYTES
            ? "\\x" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8))
            : value;
    return "'" + text.replace("'", "''") + "'";
  }

  private Kind kind(TableName table, String column) {
    return layouts.stream()
        .filter(layout -> layout.name().equals(table))
        .flatMap(layout -> layout.columns().stream())
        .filter(known -> known.name().equals(column))
        .map(Column::kind)
        .findFirst()
        .orElseThrow();
  }

  private static String names(List<String> columns) {
    return columns.stream().map(Sql::quoted).collect(Collectors.joining(", "));
  }

  /** Says a statement as root. */
  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(standIn.jdbcUrl("shop"), "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public void close() throws IOException {
    standIn.close();
  }
}
