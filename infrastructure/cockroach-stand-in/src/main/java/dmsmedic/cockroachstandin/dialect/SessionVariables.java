package dmsmedic.cockroachstandin.dialect;

import static dmsmedic.cockroachstandin.dialect.ValueKind.BOOLEAN;
import static dmsmedic.cockroachstandin.dialect.ValueKind.INTEGER;
import static dmsmedic.cockroachstandin.dialect.ValueKind.QUALITY_OF_SERVICE;
import static dmsmedic.cockroachstandin.dialect.ValueKind.VECTORIZE;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The session variables of one version: those that only CockroachDB has, with their built-in
 * values, and those that PostgreSQL has too and keeps itself.
 *
 * <p>Sources: CockroachDB release notes v22.1.14, v22.2.0, v22.2.4, v23.1.0, v23.2.0, v25.4.0 and
 * v26.1.0; cockroachdb/cockroach, docs/generated/sql/session_vars.md.
 */
public final class SessionVariables {
  /** Variables that PostgreSQL keeps under the same name. */
  private static final Set<String> SHARED =
      Set.of(
          "application_name",
          "bytea_output",
          "client_encoding",
          "client_min_messages",
          "datestyle",
          "default_transaction_isolation",
          "default_transaction_read_only",
          "extra_float_digits",
          "idle_in_transaction_session_timeout",
          "intervalstyle",
          "lock_timeout",
          "search_path",
          "standard_conforming_strings",
          "statement_timeout",
          "timezone",
          "transaction_timeout");

  private final Map<String, SessionVariable> known = new LinkedHashMap<>();

  /**
   * The variables of a version.
   *
   * @param retriesByDefault replaces the version's own default of copy_from_retries_enabled, which
   *     is off in v22 and on later; what v23.1.0 shipped with is not documented
   */
  public SessionVariables(CockroachVersion version, Optional<Boolean> retriesByDefault) {
    bool("default_transaction_use_follower_reads", false);
    bool("inject_retry_errors_enabled", false);
    add("vectorize", VECTORIZE, "on");
    since(version.atLeast(22, 1, 0), "expect_and_ignore_not_visible_columns_in_copy", false);
    if (version.atLeast(22, 1, 0)) {
      add("default_transaction_quality_of_service", QUALITY_OF_SERVICE, "regular");
    }
    since(version.atLeast(22, 2, 0), "copy_from_atomic_enabled", true);
    since(version.atLeast(22, 2, 0), "copy_fast_path_enabled", true);
    since(
        knowsRetries(version),
        "copy_from_retries_enabled",
        retriesByDefault.orElse(version.atLeast(23, 1, 0)));
    if (version.atLeast(23, 2, 0)) {
      add("copy_transaction_quality_of_service", QUALITY_OF_SERVICE, "background");
      add("copy_num_retries_per_batch", INTEGER, "5");
    }
    since(version.atLeast(24, 1, 0), "copy_write_pipelining_enabled", false);
    since(version.atLeast(25, 4, 0), "allow_unsafe_internals", !version.atLeast(26, 1, 0));
  }

  /** Added in v22.1.14 and, on the next line, only in v22.2.4. */
  private static boolean knowsRetries(CockroachVersion version) {
    return version.inLine(22, 1) ? version.atLeast(22, 1, 14) : version.atLeast(22, 2, 4);
  }

  private void since(boolean present, String name, boolean builtIn) {
    if (present) {
      bool(name, builtIn);
    }
  }

  private void bool(String name, boolean builtIn) {
    add(name, BOOLEAN, builtIn ? "on" : "off");
  }

  private void add(String name, ValueKind kind, String builtIn) {
    known.put(name, new SessionVariable(name, kind, builtIn));
  }

  /** A variable that only CockroachDB has; empty when this version does not know the name. */
  public Optional<SessionVariable> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** Whether PostgreSQL keeps the variable under the same name. */
  public boolean shared(String name) {
    return SHARED.contains(name);
  }

  /** Every variable that PostgreSQL keeps under the same name. */
  public Set<String> shared() {
    return SHARED;
  }

  /** Every variable that only CockroachDB has, in this version. */
  public Collection<SessionVariable> own() {
    return known.values();
  }
}
