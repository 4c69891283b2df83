package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.treatment.RoleChange;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The statement {@code ALTER ROLE ... SET} or {@code RESET}, the only one of ours that changes
 * anything.
 *
 * <p>The grammar takes neither a parameter nor a string for the role (cockroachdb/cockroach,
 * sql.y), so the text is put together here; whatever a change holds, it stays one statement.
 */
record AlterRole(RoleChange change) {

  /** User names after folding (cockroachdb/cockroach, pkg/security/username). */
  private static final Pattern USER_NAME = Pattern.compile("[\\p{Ll}0-9_][-\\p{Ll}0-9_.]*");

  private static final int USER_NAME_BYTES = 63;
  private static final Set<String> VALUES = Set.of("true", "false", "on", "off");

  /** Roles that have no defaults (cockroachdb/cockroach, pkg/sql/alter_role.go). */
  private static final Set<String> FIXED = Set.of("root", "admin", "public", "node", "none");

  /** How often a change is sent that meets a conflict; each conflict undoes it whole. */
  private static final int ATTEMPTS = 5;

  /** Why the change must not be sent; empty where it may. */
  Optional<String> objection() {
    String role = role();
    if (!USER_NAME.matcher(role).matches()
        || role.getBytes(StandardCharsets.UTF_8).length > USER_NAME_BYTES) {
      return Optional.of("'" + change.role() + "' is not the name of a CockroachDB user.");
    }
    if (FIXED.contains(role)) {
      return Optional.of("The role '" + role + "' takes no defaults.");
    }
    return change
        .to()
        .filter(value -> !VALUES.contains(value))
        .map(value -> change.variable().word() + " is true or false, on or off.");
  }

  /** The statement without a semicolon. */
  String text() {
    String scope = change.database().map(d -> " IN DATABASE " + Sql.quoted(d)).orElse("");
    String name = change.variable().word();
    String deed = change.to().map(v -> "SET " + name + " = " + value(v)).orElse("RESET " + name);
    return "ALTER ROLE " + Sql.quoted(role()) + scope + " " + deed;
  }

  /**
   * Sends the statement, and again after a conflict; the last failure carries the earlier ones.
   * Setting twice is the same as once.
   */
  void send(Connection connection) throws SQLException {
    List<SQLException> earlier = new ArrayList<>();
    while (true) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(text());
        return;
      } catch (SQLException e) {
        if (earlier.size() + 1 == ATTEMPTS || !new Trouble(e).conflict()) {
          earlier.forEach(e::addSuppressed);
          throw e;
        }
        earlier.add(e);
      }
    }
  }

  private String role() {
    return change.role().toLowerCase(Locale.ROOT);
  }

  private static String value(String value) {
    return VALUES.contains(value)
        ? value
        : "'" + value.replace('\0', '\uFFFD').replace("'", "''") + "'";
  }
}
