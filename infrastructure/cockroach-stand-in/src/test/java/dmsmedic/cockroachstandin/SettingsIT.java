package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Defaults of session variables: who may set them, whom they reach, and which one wins. */
final class SettingsIT {
  private static final String RETRIES = "SHOW copy_from_retries_enabled";
  private static CockroachStandIn cockroach;

  @BeforeAll
  static void start() throws IOException {
    cockroach =
        CockroachStandIn.start(
            Options.of("v24.1.0")
                .withRetriesByDefault(false)
                .withDatabase("shop")
                .withSchedule(
                    new BackupSchedule(
                        7,
                        "nightly",
                        "root",
                        "BACKUP INTO 's3://example' WITH revision_history, detached"))
                .withRole(Role.admin("healer", "healer"))
                .withRole(Role.admin("dms", "dms"))
                .withRole(Role.login("plain", "plain"))
                .withRole(Role.creator("creator", "creator")));
  }

  @AfterAll
  static void stop() throws IOException {
    cockroach.close();
  }

  @Test
  void aDefaultReachesNewSessionsOnly() throws SQLException {
    try (Connection healer = Clients.as(cockroach, "healer");
        Connection old = Clients.as(cockroach, "dms")) {
      Clients.run(healer, "ALTER ROLE dms SET copy_from_retries_enabled = true");
      assertThat(Clients.value(old, RETRIES)).isEqualTo("off");
      try (Connection fresh = Clients.as(cockroach, "dms")) {
        assertThat(Clients.value(fresh, RETRIES)).isEqualTo("on");
      }
      Clients.run(healer, "ALTER ROLE dms RESET copy_from_retries_enabled");
      try (Connection fresh = Clients.as(cockroach, "dms")) {
        assertThat(Clients.value(fresh, RETRIES)).isEqualTo("off");
      }
    }
  }

  @Test
  void theNearestDefaultWins() throws SQLException {
    String variable = "copy_from_atomic_enabled";
    try (Connection root = Clients.root(cockroach)) {
      assertThat(atomicOfPlain()).isEqualTo("on");
      Clients.run(root, "ALTER ROLE ALL SET " + variable + " = false");
      assertThat(atomicOfPlain()).isEqualTo("off");
      Clients.run(root, "ALTER ROLE ALL IN DATABASE defaultdb SET " + variable + " = on");
      assertThat(atomicOfPlain()).isEqualTo("on");
      Clients.run(root, "ALTER USER plain SET " + variable + " TO 'off'");
      assertThat(atomicOfPlain()).isEqualTo("off");
      Clients.run(root, "ALTER ROLE plain IN DATABASE defaultdb SET " + variable + " = true");
      assertThat(atomicOfPlain()).isEqualTo("on");
      assertThat(atomicOfPlain("options=-c%20copy_from_atomic_enabled%3Dfalse")).isEqualTo("off");
      try (Connection other = Clients.root(cockroach)) {
        assertThat(Clients.value(other, "SHOW " + variable)).isEqualTo("on");
      }
      Clients.run(
          root,
          "ALTER ROLE ALL RESET " + variable,
          "ALTER ROLE ALL IN DATABASE defaultdb RESET ALL",
          "ALTER ROLE plain RESET ALL",
          "ALTER ROLE plain IN DATABASE defaultdb RESET " + variable);
      assertThat(atomicOfPlain()).isEqualTo("on");
    }
  }

  private static String atomicOfPlain(String... parameters) throws SQLException {
    try (Connection plain = Clients.as(cockroach, "plain", parameters)) {
      return Clients.value(plain, "SHOW copy_from_atomic_enabled");
    }
  }

  @Test
  void defaultsAreReadBackUnderTheirOwnNames() throws SQLException {
    try (Connection healer = Clients.as(cockroach, "healer")) {
      Clients.run(
          healer,
          "CREATE ROLE IF NOT EXISTS watched",
          "ALTER ROLE \"watched\" SET copy_from_retries_enabled = true",
          "ALTER ROLE watched IN DATABASE shop SET statement_timeout = '10s'");
      assertThat(
              Clients.rows(
                  healer,
                  "SELECT r.rolname, d.datname, s.setconfig FROM pg_catalog.pg_db_role_setting s"
                      + " JOIN pg_catalog.pg_roles r ON r.oid = s.setrole"
                      + " LEFT JOIN pg_database d ON d.oid = s.setdatabase"
                      + " WHERE r.rolname = 'watched' ORDER BY 2"))
          .containsExactly(
              "watched|shop|{statement_timeout=10s}",
              "watched|null|{copy_from_retries_enabled=on}");
      assertThat(Clients.rows(healer, "SHOW DEFAULT SESSION VARIABLES FOR ROLE watched"))
          .containsExactly("statement_timeout|10s|shop|f", "copy_from_retries_enabled|on|null|f");
    }
  }

  @Test
  void whoMayNotIsRefused() throws SQLException {
    try (Connection plain = Clients.as(cockroach, "plain");
        Connection creator = Clients.as(cockroach, "creator");
        Connection healer = Clients.as(cockroach, "healer")) {
      String set = " SET copy_from_retries_enabled = true";
      assertThat(Clients.failure(plain, "ALTER ROLE plain" + set))
          .isEqualTo(
              "42501 ERROR: ALTER ROLE ... SET requires MODIFYCLUSTERSETTING,"
                  + " MODIFYSQLCLUSTERSETTING or CREATEROLE");
      assertThat(Clients.failure(creator, "ALTER ROLE plain" + set)).isEqualTo("no failure");
      assertThat(Clients.failure(creator, "ALTER ROLE plain RESET ALL")).isEqualTo("no failure");
      assertThat(Clients.failure(creator, "ALTER ROLE dms" + set))
          .isEqualTo(
              "42501 ERROR: only users with the admin role are allowed to alter another admin");
      assertThat(Clients.failure(creator, "ALTER ROLE ALL" + set))
          .isEqualTo(
              "42501 ERROR: only users with the admin role are allowed to ALTER ROLE ALL ... SET");
      assertThat(Clients.failure(healer, "ALTER ROLE root" + set))
          .isEqualTo("42501 ERROR: cannot edit root user");
      assertThat(Clients.failure(healer, "ALTER ROLE nobody" + set))
          .isEqualTo("42704 ERROR: role/user nobody does not exist");
      assertThat(Clients.failure(healer, "ALTER ROLE IF EXISTS nobody" + set))
          .isEqualTo("no failure");
      assertThat(Clients.failure(healer, "ALTER ROLE dms IN DATABASE nowhere" + set))
          .isEqualTo("3D000 ERROR: database \"nowhere\" does not exist");
    }
  }

  @Test
  void namesAndValuesAreChecked() throws SQLException {
    try (Connection healer = Clients.as(cockroach, "healer")) {
      assertThat(Clients.failure(healer, "ALTER ROLE dms SET copy_from_speed = 'warp'"))
          .isEqualTo("42704 ERROR: unrecognized configuration parameter \"copy_from_speed\"");
      assertThat(Clients.failure(healer, "ALTER ROLE dms SET copy_from_atomic_enabled = 'maybe'"))
          .isEqualTo(
              "22023 ERROR: parameter \"copy_from_atomic_enabled\" requires a Boolean value");
      assertThat(Clients.failure(healer, "ALTER ROLE dms RESET copy_from_speed"))
          .isEqualTo("no failure");
      assertThat(Clients.failure(healer, "SET crdb_version = 'v1'")).startsWith("55P02");
      Clients.run(healer, "SET copy_transaction_quality_of_service = regular");
      assertThat(Clients.value(healer, "SHOW copy_transaction_quality_of_service"))
          .isEqualTo("regular");
      Clients.run(healer, "SET default_transaction_use_follower_reads = on");
      assertThat(Clients.value(healer, "SHOW default_transaction_use_follower_reads"))
          .isEqualTo("on");
    }
  }

  @Test
  void aConnectionWithABadSettingIsNotOpened() {
    String url =
        cockroach.jdbcUrl("shop") + "?user=root&options=-c%20copy_from_atomic_enabled%3Dmaybe";
    assertThat(failureOf(url)).startsWith("22023");
    assertThat(failureOf(cockroach.jdbcUrl("nowhere") + "?user=root")).startsWith("3D000");
  }

  private static String failureOf(String url) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return "connected to " + connection;
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    }
  }

  @Test
  void builtInValuesAreReadWhateverTheDefaultsAre() throws SQLException {
    try (Connection healer = Clients.as(cockroach, "healer")) {
      assertThat(
              Clients.rows(
                  healer,
                  "SELECT name, boot_val FROM pg_catalog.pg_settings WHERE name IN"
                      + " ('copy_from_atomic_enabled', 'statement_timeout', 'shared_buffers')"
                      + " ORDER BY 1"))
          .containsExactly("copy_from_atomic_enabled|on", "statement_timeout|0");
    }
  }

  @Test
  void revisionHistoryOfABackupScheduleIsSwitchedByItsId() throws SQLException {
    try (Connection healer = Clients.as(cockroach, "healer");
        Connection plain = Clients.as(cockroach, "plain")) {
      Clients.run(healer, "ALTER BACKUP SCHEDULE 7 SET WITH revision_history = 'false'");
      assertThat(shown(healer))
          .containsExactly(
              "7|{\"backup_statement\": \"BACKUP INTO 's3://example' WITH revision_history = false,"
                  + " detached\"}");
      Clients.run(healer, "ALTER BACKUP SCHEDULE 7 SET WITH revision_history = 'true'");
      assertThat(shown(healer).getFirst()).contains("WITH revision_history = true, detached");
      assertThat(shown(plain)).isEmpty();
      assertThat(
              Clients.failure(plain, "ALTER BACKUP SCHEDULE 7 SET WITH revision_history = 'false'"))
          .startsWith("42501 ERROR: must be admin or the owner of the schedules being altered");
    }
  }

  private static List<String> shown(Connection connection) throws SQLException {
    List<String> shown = new ArrayList<>();
    try (java.sql.Statement statement = connection.createStatement();
        ResultSet schedules = statement.executeQuery("SHOW SCHEDULES")) {
      while (schedules.next()) {
        shown.add(schedules.getLong("id") + "|" + schedules.getString("command"));
      }
    }
    return shown;
  }
}
