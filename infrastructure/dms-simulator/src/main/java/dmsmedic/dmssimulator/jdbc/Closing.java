package dmsmedic.dmssimulator.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The end of a session, which a broken connection cannot spoil. */
final class Closing {
  private Closing() {}

  static void quietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      // A session that cannot be closed is gone as well.
    }
  }
}
