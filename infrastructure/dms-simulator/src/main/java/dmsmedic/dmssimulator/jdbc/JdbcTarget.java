package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.rows.TargetSession;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** A session on a target that speaks PostgreSQL's protocol: plain statements, each on its own. */
final class JdbcTarget implements TargetSession {
  private static final String EXISTS =
      "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?";

  private final Connection connection;

  JdbcTarget(Connection connection) {
    this.connection = connection;
  }

  @Override
  public boolean exists(TableName table) throws Refused {
    try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    } catch (SQLException refused) {
      throw Sql.refused(refused, EXISTS);
    }
  }

  @Override
  public void truncate(TableName table) throws Refused {
    tell("TRUNCATE TABLE " + Sql.name(table));
  }

  @Override
  public void drop(TableName table) throws Refused {
    tell("DROP TABLE IF EXISTS " + Sql.name(table));
  }

  @Override
  public void create(SourceTable shape) throws Refused {
    String columns =
        shape.columns().stream()
            .map(column -> Sql.name(column.name()) + " " + column.type())
            .collect(Collectors.joining(", "));
    String key = shape.key().isEmpty() ? "" : ", PRIMARY KEY (" + Sql.names(shape.key()) + ")";
    tell("CREATE SCHEMA IF NOT EXISTS " + Sql.name(shape.name().schema()));
    tell("CREATE TABLE " + Sql.name(shape.name()) + " (" + columns + key + ")");
  }

  private void tell(String sql) throws Refused {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw Sql.refused(refused, sql);
    }
  }

  @Override
  public void copy(TableName table, List<String> columns, List<Row> rows) throws Refused {
    String sql =
        "COPY "
            + Sql.name(table)
            + " ("
            + Sql.names(columns)
            + ") FROM STDIN WITH DELIMITER ',' CSV NULL '"
            + Csv.NULL
            + "' ESCAPE '\\'";
    try {
      new CopyManager(connection.unwrap(BaseConnection.class))
          .copyIn(sql, new StringReader(Csv.write(columns, rows)));
    } catch (SQLException refused) {
      throw Sql.refused(refused, sql);
    } catch (IOException broken) {
      throw new Refused("08006", String.valueOf(broken.getMessage()), sql);
    }
  }

  @Override
  public void insert(TableName table, Row row) throws Refused {
    String marks = row.columns().stream().map(column -> "?").collect(Collectors.joining(","));
    change(
        "INSERT INTO "
            + Sql.name(table)
            + " ("
            + Sql.names(row.columns())
            + ") VALUES ("
            + marks
            + ")",
        row,
        Row.empty());
  }

  @Override
  public int update(TableName table, Row key, Row set) throws Refused {
    String assignments =
        set.columns().stream()
            .map(column -> Sql.name(column) + "=?")
            .collect(Collectors.joining(", "));
    return change("UPDATE " + Sql.name(table) + " SET " + assignments + where(key), set, key);
  }

  @Override
  public int delete(TableName table, Row key) throws Refused {
    return change("DELETE FROM " + Sql.name(table) + where(key), Row.empty(), key);
  }

  private static String where(Row key) {
    return key.columns().stream()
        .map(c -> key.get(c).isPresent() ? Sql.name(c) + "=?" : Sql.name(c) + " IS NULL")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private int change(String sql, Row set, Row key) throws Refused {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int mark = 1;
      for (String column : set.columns()) {
        statement.setString(mark++, set.get(column).orElse(null));
      }
      for (String column : key.columns()) {
        Optional<String> value = key.get(column);
        if (value.isPresent()) {
          statement.setString(mark++, value.get());
        }
      }
      return statement.executeUpdate();
    } catch (SQLException refused) {
      throw Sql.refused(refused, sql);
    }
  }

  @Override
  public List<Row> read(SourceTable shape) throws Refused {
    String values =
        shape.columns().stream().map(JdbcTarget::value).collect(Collectors.joining(", "));
    String sql = "SELECT " + values + " FROM " + Sql.name(shape.name());
    List<Row> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(row(shape.columns(), found));
      }
      return rows;
    } catch (SQLException refused) {
      throw Sql.refused(refused, sql);
    }
  }

  private static String value(Column column) {
    String name = Sql.name(column.name());
    return column.isTimestamp()
        ? "to_char(" + name + ", 'YYYY-MM-DD HH24:MI:SS.US')"
        : name + "::text";
  }

  private static Row row(List<Column> columns, ResultSet found) throws SQLException {
    Row row = Row.empty();
    for (int i = 0; i < columns.size(); i++) {
      Optional<String> value = Optional.ofNullable(found.getString(i + 1));
      row.put(
          columns.get(i).name(),
          columns.get(i).isTimestamp() ? value.map(JdbcTarget::shortened) : value);
    }
    return row;
  }

  /** A timestamp without the zeros at its end, as a cast to text writes it. */
  private static String shortened(String timestamp) {
    return timestamp.replaceFirst("\\.?0+$", "").length() < "yyyy-mm-dd hh:mm:ss".length()
        ? timestamp.substring(0, "yyyy-mm-dd hh:mm:ss".length())
        : timestamp.replaceFirst("\\.?0+$", "");
  }

  @Override
  public boolean isOpen() {
    try {
      return !connection.isClosed();
    } catch (SQLException unknown) {
      return false;
    }
  }

  @Override
  public void close() {
    Closing.quietly(connection);
  }
}
