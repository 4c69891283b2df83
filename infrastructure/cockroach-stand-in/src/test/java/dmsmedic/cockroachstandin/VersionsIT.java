package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What differs from version to version, each asked of a stand-in of that version. */
final class VersionsIT {
  private static final String UNKNOWN_RETRIES =
      "42704 ERROR: unrecognized configuration parameter \"copy_from_retries_enabled\"";

  @Test
  void olderThanItsFirstReleaseTheRetryVariableIsUnknown() throws IOException, SQLException {
    try (CockroachStandIn cockroach =
            CockroachStandIn.start(Options.of("v22.2.3").withRole(Role.admin("dms", "dms")));
        Connection root = Clients.root(cockroach)) {
      assertThat(Clients.failure(root, "ALTER ROLE dms SET copy_from_retries_enabled = true"))
          .isEqualTo(UNKNOWN_RETRIES);
      assertThat(Clients.failure(root, "SHOW copy_from_retries_enabled"))
          .isEqualTo(UNKNOWN_RETRIES);
      assertThat(Clients.value(root, "SHOW copy_from_atomic_enabled")).isEqualTo("on");
      assertThat(Clients.failure(root, "SHOW DEFAULT SESSION VARIABLES FOR ROLE dms"))
          .startsWith("42601");
      assertThat(Clients.value(root, "SELECT to_char(now(), 'YYYY') > '2000'")).isEqualTo("t");
    }
  }

  @Test
  void theLineBeforeHasTheRetryVariableAndNotTheAtomicOne() throws IOException, SQLException {
    try (CockroachStandIn cockroach =
            CockroachStandIn.start(Options.of("v22.1.14").withRole(Role.login("app", "app")));
        Connection root = Clients.root(cockroach);
        Connection app = Clients.as(cockroach, "app")) {
      assertThat(Clients.value(root, "SHOW copy_from_retries_enabled")).isEqualTo("off");
      assertThat(Clients.failure(root, "SHOW copy_from_atomic_enabled"))
          .isEqualTo(
              "42704 ERROR: unrecognized configuration parameter \"copy_from_atomic_enabled\"");
      assertThat(Clients.failure(root, "SELECT to_char(now(), 'YYYY')"))
          .isEqualTo("42883 ERROR: unknown signature: to_char(timestamp, string)");
      assertThat(Clients.failure(app, "ALTER ROLE app SET statement_timeout = 1"))
          .isEqualTo("42501 ERROR: user app does not have CREATEROLE privilege");
    }
  }

  @Test
  void theLatestRetriesByDefaultAndClosesItsInternals() throws IOException, SQLException {
    try (CockroachStandIn cockroach = CockroachStandIn.start(Options.of("v26.1.0"));
        Connection root = Clients.root(cockroach)) {
      assertThat(Clients.value(root, "SHOW copy_from_retries_enabled")).isEqualTo("on");
      assertThat(Clients.value(root, "SHOW copy_transaction_quality_of_service"))
          .isEqualTo("background");
      assertThat(Clients.value(root, "SHOW allow_unsafe_internals")).isEqualTo("off");
      assertThat(Clients.failure(root, "SELECT count(*) FROM crdb_internal.ranges"))
          .startsWith("42501 ERROR: Access to crdb_internal and system is restricted.");
      Clients.run(root, "SET allow_unsafe_internals = true");
      assertThat(Clients.failure(root, "SELECT count(*) FROM system.users"))
          .startsWith("0A000 ERROR: the stand-in does not know");
    }
  }

  @Test
  void theDocumentedDiagnosticQueryFindsTheDocumentedProblems() throws IOException, SQLException {
    List<String> found = new ArrayList<>();
    for (String version : new String[] {"v21.2.12", "v22.2.4"}) {
      try (CockroachStandIn cockroach = CockroachStandIn.start(Options.of(version));
          Connection root = Clients.root(cockroach)) {
        Clients.run(
            root,
            "CREATE TABLE loose (a INT8)",
            "CREATE TABLE awsdms_history (a INT8)",
            "CREATE TABLE good (a INT8 PRIMARY KEY)");
        found.addAll(Clients.rows(root, diagnosticQuery()));
      }
    }
    String noKey =
        "Table public.loose has column rowid has no explicit PRIMARY KEY. Ensure you are not using"
            + " target mode \"Drop tables on target\" and that this table has a PRIMARY KEY.";
    String hidden =
        "Table public.loose has column rowid which is hidden. Either drop the column or mark it as"
            + " not hidden for DMS to work.";
    String version =
        "This cluster is on a version of CockroachDB which does not support AWS DMS. CockroachDB"
            + " v21.2.13+ or v22.1+ is required.";
    assertThat(found).containsExactly(noKey, hidden, version, noKey, hidden);
  }

  private static String diagnosticQuery() throws IOException {
    try (InputStream in = VersionsIT.class.getResourceAsStream("diagnostic-query.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
