package dmsmedic.cockroachstandin.backend;

import dmsmedic.cockroachstandin.backend.StandInClock.Sample;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.TableName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the stand-in asks the embedded PostgreSQL about roles, databases and tables. */
public final class Catalog {
  /** A role: whether it has admin's rights, and whether it may create roles. */
  public record Role(String name, boolean admin, boolean createRole) {}

  /** A column: whether it is hidden, and whether it holds JSON. */
  public record Column(String name, boolean hidden, boolean json) {}

  private static final String SYSTEM = "postgres";
  private static final String COLUMNS =
      """
      SELECT a.attname, standin.is_hidden(a.attrelid, a.attnum),
        a.atttypid IN ('jsonb'::regtype, 'json'::regtype)
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum\
      """;
  private static final String HIDING =
      """
      SELECT DISTINCT n.nspname, c.relname FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'standin')
        AND standin.is_hidden(a.attrelid, a.attnum)\
      """;
  private static final String CONSTRAINTS =
      """
      SELECT k.conname, k.contype,
        (SELECT bool_and(standin.is_hidden(k.conrelid, key)) FROM unnest(k.conkey) AS key)
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ?\
      """;

  private record Constraint(String name, String type, boolean onHiddenColumns) {}

  private final SystemConnections connections;
  private final StandInClock clock;
  private final Schedules schedules = new Schedules();
  private final Map<String, Integer> published = new HashMap<>();

  Catalog(SystemConnections connections, StandInClock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /** A role by name. */
  public Optional<Role> role(String name) {
    return connections
        .query(
            SYSTEM,
            row -> new Role(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
            "SELECT rolname, rolsuper, rolcreaterole FROM pg_roles"
                + " WHERE rolname = ? AND rolname <> 'postgres' AND rolname NOT LIKE 'pg\\_%'",
            name)
        .stream()
        .findFirst();
  }

  /** The backup schedules, which PostgreSQL knows nothing of. */
  public Schedules schedules() {
    return schedules;
  }

  /** Whether a database of this name exists. */
  public boolean hasDatabase(String name) {
    return !connections
        .query(SYSTEM, row -> 1, "SELECT 1 FROM pg_database WHERE datname = ?", name)
        .isEmpty();
  }

  /** The columns of a table in order; empty when there is no such table. */
  public List<Column> columns(String database, TableName table) {
    return connections.query(
        database,
        row -> new Column(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
        COLUMNS,
        table.schema(),
        table.table());
  }

  /** The tables of a database that have a hidden column. */
  public List<TableName> tablesThatHide(String database) {
    return connections.query(
        database, row -> new TableName(row.getString(1), row.getString(2)), HIDING);
  }

  /** Whether a table refers to another one; its COPY is then not vectorized. */
  public boolean hasForeignKey(String database, TableName table) {
    return constraints(database, table).stream().anyMatch(found -> found.type.equals("f"));
  }

  /** The name of a table's primary key where that is only the hidden rowid. */
  public Optional<String> hiddenPrimaryKey(String database, TableName table) {
    return constraints(database, table).stream()
        .filter(found -> found.type.equals("p") && found.onHiddenColumns)
        .map(Constraint::name)
        .findFirst();
  }

  private List<Constraint> constraints(String database, TableName table) {
    return connections.query(
        database,
        row -> new Constraint(row.getString(1), row.getString(2), row.getBoolean(3)),
        CONSTRAINTS,
        table.schema(),
        table.table());
  }

  /**
   * Gives a role the rights of admin, or takes them, which PostgreSQL does not do by membership.
   */
  public void setAdmin(String role, boolean admin) {
    connections.run(
        SYSTEM, "ALTER ROLE " + Names.quote(role) + (admin ? " SUPERUSER" : " NOSUPERUSER"));
  }

  /** Lets go of a database that a client is about to drop. */
  public synchronized void leave(String database) {
    connections.leave(database);
    published.remove(database);
  }

  /** Tells a database all that is known of the clock; to be called before a statement that asks. */
  public synchronized void publishClock(String database) {
    clock.tick();
    int known = published.getOrDefault(database, 0);
    List<Sample> fresh = clock.samplesFrom(known);
    if (!fresh.isEmpty()) {
      connections.run(database, insertion(fresh));
      published.put(database, known + fresh.size());
    }
  }

  private static String insertion(List<Sample> samples) {
    return samples.stream()
        .map(sample -> "('" + sample.wall() + "', " + hlc(sample.simulated()) + ")")
        .collect(
            Collectors.joining(
                ", ",
                "INSERT INTO standin.clock_samples (wall, hlc) VALUES ",
                " ON CONFLICT (wall) DO UPDATE SET hlc = EXCLUDED.hlc"));
  }

  private static String hlc(Instant at) {
    return "%d%09d".formatted(at.getEpochSecond(), at.getNano());
  }
}
