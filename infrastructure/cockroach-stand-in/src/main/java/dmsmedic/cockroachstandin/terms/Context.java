package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.backend.Catalog;
import dmsmedic.cockroachstandin.dialect.Dialect;
import java.time.Instant;

/**
 * Who says a statement, where, when, and to which version of CockroachDB.
 *
 * @param opensInternals whether the session has allow_unsafe_internals on
 */
public record Context(
    Dialect dialect,
    Catalog catalog,
    String role,
    String database,
    Instant now,
    boolean opensInternals) {
  /** Whether the speaker has admin's rights. */
  public boolean isAdmin() {
    return catalog.role(role).map(Catalog.Role::admin).orElse(false);
  }

  /** Whether the speaker may create and alter roles. */
  public boolean mayCreateRoles() {
    return catalog.role(role).map(own -> own.admin() || own.createRole()).orElse(false);
  }
}
