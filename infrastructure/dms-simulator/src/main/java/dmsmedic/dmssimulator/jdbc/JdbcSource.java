package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.Condition;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session on a PostgreSQL source; changes come from a slot of the test_decoding plug-in. */
final class JdbcSource implements SourceSession {
  private static final String CREATE_SLOT =
      "SELECT pg_create_logical_replication_slot(?, 'test_decoding')";
  private static final String FIND_SLOT = "SELECT 1 FROM pg_replication_slots WHERE slot_name = ?";
  private static final String DROP_SLOT =
      "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = ?";
  // A commit of our own, so that changes committed without waiting for the disk are decoded too.
  private static final String FLUSH = "SELECT pg_logical_emit_message(true, ?, '')";
  private static final String TAKE =
      "SELECT xid::text, data FROM pg_logical_slot_get_changes(?, NULL, NULL,"
          + " 'skip-empty-xacts', '1')";

  private final Door door;
  private final Connection connection;

  JdbcSource(Door door) throws Refused {
    this.door = door;
    this.connection = door.open();
  }

  /** Opens one more connection to the same database. */
  interface Door {
    Connection open() throws Refused;
  }

  @Override
  public List<SourceTable> tables(List<TableName> named) throws Refused {
    try {
      return Catalogue.read(connection);
    } catch (SQLException refused) {
      throw Sql.refused(refused, "");
    }
  }

  @Override
  public Cursor read(SourceTable table, List<Condition> where) throws Refused {
    return JdbcCursor.open(door.open(), table, where);
  }

  @Override
  public void keepChanges(String slot) throws Refused {
    dropChanges(slot);
    any(CREATE_SLOT, slot);
  }

  @Override
  public Optional<List<Change>> takeChanges(String slot) throws Refused {
    if (!any(FIND_SLOT, slot)) {
      return Optional.empty();
    }
    any(FLUSH, "awsdms");
    List<Change> changes = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, slot);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          DecodedLine.read(Long.parseLong(found.getString(1)), found.getString(2))
              .ifPresent(changes::add);
        }
      }
      return Optional.of(changes);
    } catch (SQLException refused) {
      throw Sql.refused(refused, TAKE);
    }
  }

  @Override
  public void dropChanges(String slot) throws Refused {
    any(DROP_SLOT, slot);
  }

  private boolean any(String sql, String slot) throws Refused {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, slot);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    } catch (SQLException refused) {
      throw Sql.refused(refused, sql);
    }
  }

  @Override
  public void close() {
    Closing.quietly(connection);
  }
}
