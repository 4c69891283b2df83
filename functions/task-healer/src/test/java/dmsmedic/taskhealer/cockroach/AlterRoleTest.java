package dmsmedic.taskhealer.cockroach;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_ATOMIC_ENABLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dmsmedic.core.treatment.RoleChange;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlterRoleTest {

  @Test
  void aRoleIsNamedAsTheClusterFoldsIt() {
    assertThat(alter("DMS", "off").text())
        .isEqualTo("ALTER ROLE \"dms\" SET copy_from_atomic_enabled = off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dms", "_dms", "1", "dms.writer-2", "Über"})
  void namesThatCockroachDbTakesAreTaken(String role) {
    assertThat(alter(role, "off").objection()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-dms", "d ms", "dms\"; DROP TABLE x; --", "dms'", "dms\n"})
  void namesThatNoUserCanHaveAreNot(String role) {
    assertThat(alter(role, "off").objection()).isPresent();
  }

  @Test
  void aNameHasAtMost63Bytes() {
    assertThat(alter("d".repeat(63), "off").objection()).isEmpty();
    assertThat(alter("d".repeat(64), "off").objection()).isPresent();
    assertThat(alter("ü".repeat(32), "off").objection()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"root", "ROOT", "admin", "public", "node"})
  void rolesWithoutDefaultsAreNotAltered(String role) {
    assertThat(alter(role, "off").objection().orElse("")).contains("no defaults");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ON", "1", "true; DROP TABLE x", "yes"})
  void otherValuesAreNotSent(String value) {
    assertThat(alter("dms", value).objection()).isPresent();
  }

  @Test
  void whateverAChangeHoldsItsTextIsOneStatement() {
    RoleChange change =
        new RoleChange(
            "a\"b",
            Optional.of("c\"; d"),
            COPY_FROM_ATOMIC_ENABLED,
            Optional.empty(),
            Optional.of("e'; f"));

    assertThat(new AlterRole(change).text())
        .isEqualTo(
            "ALTER ROLE \"a\"\"b\" IN DATABASE \"c\"\"; d\" SET copy_from_atomic_enabled ="
                + " 'e''; f'");
  }

  @Test
  void aConflictIsTriedAgain() throws SQLException {
    Deque<String> failures = new ArrayDeque<>(List.of("40001", "40001"));
    ScriptedConnection cluster = failing(failures);

    alter("dms", "off").send(cluster.open());

    assertThat(cluster.sent()).hasSize(3).containsOnly(alter("dms", "off").text());
  }

  @Test
  void afterFiveConflictsTheLastCarriesTheOthers() {
    Deque<String> failures = new ArrayDeque<>(List.of("40001", "40001", "40001", "40001", "40001"));
    ScriptedConnection cluster = failing(failures);

    SQLException last =
        catchThrowableOfType(SQLException.class, () -> alter("dms", "off").send(cluster.open()));

    assertThat(last.getSuppressed()).hasSize(4);
    assertThat(new Trouble(last).sentence()).contains("(40001, attempt 5)");
    assertThat(cluster.sent()).hasSize(5);
  }

  @Test
  void anotherFailureIsNotRepeated() {
    Deque<String> failures = new ArrayDeque<>(List.of("42501"));
    ScriptedConnection cluster = failing(failures);

    SQLException last =
        catchThrowableOfType(SQLException.class, () -> alter("dms", "off").send(cluster.open()));

    assertThat(last.getSQLState()).isEqualTo("42501");
    assertThat(cluster.sent()).hasSize(1);
  }

  private static ScriptedConnection failing(Deque<String> failures) {
    return new ScriptedConnection(_ -> {
      if (!failures.isEmpty()) {
        throw new SQLException("failed", failures.pop());
      }
      return List.of();
    });
  }

  private static AlterRole alter(String role, String value) {
    return new AlterRole(
        new RoleChange(
            role,
            Optional.empty(),
            COPY_FROM_ATOMIC_ENABLED,
            Optional.empty(),
            Optional.of(value)));
  }
}
