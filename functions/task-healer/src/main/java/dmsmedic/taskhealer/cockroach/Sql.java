package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.migration.TableName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every SQL text that is sent, except {@link AlterRole}.
 *
 * <p>All of it stands in v22.1 to v26.1 and asks no table of {@code crdb_internal} or {@code
 * system}: those are closed from v26.1 on (release notes v26.1, {@code allow_unsafe_internals}).
 * Catalogues are read as they are now, because a change must be seen as soon as it is made; only
 * the rows of tables are read from the past, where a read meets no lock of DMS.
 */
final class Sql {

  static final String VERSION = "SELECT version()";

  static final String ROLES_NAMED = "SELECT count(*) FROM pg_catalog.pg_roles WHERE rolname = ?";

  /** SHOW DEFAULT SESSION VARIABLES would say the same, but only from v24.1 on. */
  static final String DEFAULTS =
      """
      SELECT s.setconfig, d.datname, s.setrole = 0 AS every_role
      FROM pg_catalog.pg_db_role_setting AS s
        LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
        LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.setrole
      WHERE (s.setrole = 0 OR r.rolname = ?)
        AND (s.setdatabase = 0 OR d.datname IS NOT NULL)\
      """;

  /** The value before any default, whatever the defaults of our own login are. */
  static final String BUILT_IN = "SELECT boot_val FROM pg_catalog.pg_settings WHERE name = ?";

  static final String COLUMNS =
      """
      SELECT table_schema, table_name, column_name, is_nullable, is_hidden, data_type, udt_name,
        character_maximum_length
      FROM information_schema.columns
      WHERE table_schema = ANY (?) AND table_name = ANY (?)\
      """;

  static final String KEYS =
      """
      SELECT k.table_schema, k.table_name, k.column_name
      FROM information_schema.table_constraints AS c
        JOIN information_schema.key_column_usage AS k
          ON k.constraint_schema = c.constraint_schema
          AND k.constraint_name = c.constraint_name
          AND k.table_schema = c.table_schema
          AND k.table_name = c.table_name
      WHERE c.constraint_type = 'PRIMARY KEY'
        AND k.table_schema = ANY (?) AND k.table_name = ANY (?)
      ORDER BY k.table_schema, k.table_name, k.ordinal_position\
      """;

  /** A table that refers to itself can be truncated, so it does not count. */
  static final String REFERENCES =
      """
      SELECT tn.nspname, t.relname, fn.nspname, f.relname
      FROM pg_catalog.pg_constraint AS c
        JOIN pg_catalog.pg_class AS t ON t.oid = c.confrelid
        JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
        JOIN pg_catalog.pg_class AS f ON f.oid = c.conrelid
        JOIN pg_catalog.pg_namespace AS fn ON fn.oid = f.relnamespace
      WHERE c.contype = 'f' AND c.conrelid <> c.confrelid
        AND tn.nspname = ANY (?) AND t.relname = ANY (?)\
      """;

  /** The youngest time at which the nearest replica can answer; read once, used for all pages. */
  static final String READ_TIME = "SELECT follower_read_timestamp()";

  /** The hidden column of every table that dates its rows, in nanoseconds. */
  static final String YOUNGER = "count(*) FILTER (WHERE crdb_internal_mvcc_timestamp > ?)";

  private static final int LOGICAL_DIGITS = 10;

  private Sql() {}

  /**
   * Four counts of a column: values as long as the limit in bytes, as half of it in characters, the
   * longest in bytes and in characters. What is not bytes is measured as the text it is moved as.
   */
  static List<String> lengths(String column, boolean binary) {
    String value = binary ? quoted(column) : quoted(column) + "::STRING";
    String bytes = "octet_length(" + value + ")";
    String characters = binary ? bytes : "char_length(" + value + ")";
    return List.of(
        "count(*) FILTER (WHERE " + bytes + " = ?)",
        "count(*) FILTER (WHERE " + characters + " = ?)",
        "max(" + bytes + ")",
        "max(" + characters + ")");
  }

  static String table(TableName name) {
    return quoted(name.schema()) + "." + quoted(name.table());
  }

  /** What every statement from now on may take. */
  static String limit(Duration time) {
    return "SET statement_timeout = " + time.toMillis();
  }

  /** The value of a variable in our own session; the name is one of an enumeration. */
  static String show(String variable) {
    return "SHOW " + variable;
  }

  /** The key of the last row of a page: parameters are the key before it, and the offset. */
  static String pageEnd(Page page) {
    String key = names(page.key());
    return "SELECT " + key + page.from() + " ORDER BY " + key + " LIMIT 1 OFFSET ?";
  }

  /** Partial counts of a page: parameters are those of the counts, then the two keys. */
  static String count(List<String> counts, Page page) {
    return "SELECT " + String.join(", ", counts) + page.from();
  }

  /**
   * A stretch of a table in the order of its primary key.
   *
   * @param table as it is named in SQL
   * @param key empty for a table without one, which is a single page
   * @param after whether it begins after a key, exclusively
   * @param until whether it ends at a key, inclusively
   */
  record Page(String table, List<String> key, Instant readAt, boolean after, boolean until) {

    private String from() {
      String from = " FROM " + table + " AS OF SYSTEM TIME '" + hlc(readAt) + "'";
      String lower = after ? bound(">") : "";
      String upper = until ? bound("<=") : "";
      String both = after && until ? " AND " : "";
      return after || until ? from + " WHERE " + lower + both + upper : from;
    }

    private String bound(String comparison) {
      String marks = key.stream().map(_ -> "?").collect(Collectors.joining(", "));
      return "(" + names(key) + ") " + comparison + " (" + marks + ")";
    }
  }

  /**
   * An identifier that means itself, whatever it holds.
   *
   * <p>No name has a NUL, and in the protocol one would end the statement early.
   */
  static String quoted(String identifier) {
    return "\"" + identifier.replace('\0', '\uFFFD').replace("\"", "\"\"") + "\"";
  }

  /** A time as {@code cluster_logical_timestamp()} prints it: nanoseconds since 1970. */
  static BigDecimal hlc(Instant at) {
    return BigDecimal.valueOf(at.getEpochSecond())
        .movePointRight(9)
        .add(BigDecimal.valueOf(at.getNano()))
        .setScale(LOGICAL_DIGITS);
  }

  private static String names(List<String> key) {
    return key.stream().map(Sql::quoted).collect(Collectors.joining(", "));
  }
}
