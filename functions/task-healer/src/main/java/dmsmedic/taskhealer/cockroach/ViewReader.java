package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.ClusterView.BuiltIn;
import dmsmedic.core.observation.ClusterView.RoleDefault;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.taskhealer.cockroach.Connector.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a cluster says of itself and of one role.
 *
 * @param role the name as CockroachDB folds it
 */
record ViewReader(Session session, String role) {

  ClusterView read() throws SQLException {
    String version = text(Sql.VERSION).orElse("");
    return new ClusterView(ClusterVersion.in(version), role, roleExists(), defaults(), builtIn());
  }

  private boolean roleExists() throws SQLException {
    try (PreparedStatement statement = session.prepare(Sql.ROLES_NAMED)) {
      statement.setString(1, role);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getLong(1) > 0;
      }
    }
  }

  private List<RoleDefault> defaults() throws SQLException {
    List<RoleDefault> found = new ArrayList<>();
    try (PreparedStatement statement = session.prepare(Sql.DEFAULTS)) {
      statement.setString(1, role);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String[] entries = (String[]) rows.getArray("setconfig").getArray();
          Optional<String> database = Optional.ofNullable(rows.getString("datname"));
          boolean everyRole = rows.getBoolean("every_role");
          Arrays.stream(entries).flatMap(e -> setting(e, database, everyRole)).forEach(found::add);
        }
      }
    }
    return found;
  }

  /** An entry is {@code name=value}; those of other variables are left out. */
  private static Stream<RoleDefault> setting(
      String entry, Optional<String> database, boolean everyRole) {
    int equals = entry.indexOf('=');
    String name = entry.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
    return Arrays.stream(SessionVariable.values())
        .filter(variable -> variable.word().equals(name))
        .map(v -> new RoleDefault(v, entry.substring(equals + 1), database, everyRole));
  }

  private List<BuiltIn> builtIn() throws SQLException {
    List<BuiltIn> known = new ArrayList<>();
    for (SessionVariable variable : SessionVariable.values()) {
      Optional<String> value = listed(variable);
      if (value.isEmpty()) {
        value = shown(variable);
      }
      value.ifPresent(v -> known.add(new BuiltIn(variable, v)));
    }
    return known;
  }

  private Optional<String> listed(SessionVariable variable) throws SQLException {
    try (PreparedStatement statement = session.prepare(Sql.BUILT_IN)) {
      statement.setString(1, variable.word());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /**
   * For a variable that a version keeps out of the list. This is the value in our own session,
   * which a default of our own login, or one of all roles, may have changed.
   */
  private Optional<String> shown(SessionVariable variable) throws SQLException {
    try {
      return text(Sql.show(variable.word()));
    } catch (SQLException e) {
      if (new Trouble(e).unknownVariable()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<String> text(String sql) throws SQLException {
    try (PreparedStatement statement = session.prepare(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }
}
