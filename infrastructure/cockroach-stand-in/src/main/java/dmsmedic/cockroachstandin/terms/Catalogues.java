package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.wire.SqlError;
import java.util.Optional;
import java.util.Set;

/** The system tables that may be read, and the views of ours that stand for some of them. */
public final class Catalogues {
  /** Tables of information_schema that a view of ours stands for. */
  private static final Set<String> SCHEMA_VIEWS =
      Set.of("columns", "key_column_usage", "tables", "schemata", "table_constraints");

  private static final Set<String> SCHEMA_TABLES =
      Set.of(
          "referential_constraints",
          "constraint_column_usage",
          "check_constraints",
          "character_sets",
          "table_privileges",
          "role_table_grants",
          "sequences");

  private static final Set<String> CATALOG_VIEWS =
      Set.of("pg_db_role_setting", "pg_roles", "pg_auth_members", "pg_settings");
  private static final Set<String> CATALOG_TABLES =
      Set.of(
          "pg_attrdef",
          "pg_attribute",
          "pg_class",
          "pg_collation",
          "pg_constraint",
          "pg_database",
          "pg_description",
          "pg_enum",
          "pg_index",
          "pg_indexes",
          "pg_namespace",
          "pg_tables",
          "pg_type");

  private static final SqlError RESTRICTED =
      new SqlError("42501", "Access to crdb_internal and system is restricted.")
          .withHint(
              "These interfaces are unsupported and may change; to proceed, set the session"
                  + " variable allow_unsafe_internals = true (not recommended).");

  private Catalogues() {}

  /** The view that stands for a qualified name; empty when the name may stay as it is. */
  public static Optional<String> qualified(String schema, String name, Context context) {
    return switch (schema) {
      case "information_schema" -> informationSchema(name);
      case "pg_catalog" -> catalogTable(name);
      case "crdb_internal", "system" -> throw internals(schema + "." + name, context);
      case "standin" -> throw new Refusal("3F000", "unknown schema \"standin\"");
      default -> Optional.empty();
    };
  }

  /** The view that stands for a name without schema; refuses catalogues that are unknown. */
  public static Optional<String> bare(String name, Context context) {
    if (name.equals("pg_catalog")) {
      return Optional.empty();
    }
    return name.startsWith("pg_") || name.startsWith("lo_") ? catalogTable(name) : Optional.empty();
  }

  private static Optional<String> informationSchema(String name) {
    if (SCHEMA_VIEWS.contains(name)) {
      return Optional.of("standin." + name);
    }
    if (SCHEMA_TABLES.contains(name)) {
      return Optional.empty();
    }
    throw unknown("information_schema." + name);
  }

  private static Optional<String> catalogTable(String name) {
    if (CATALOG_VIEWS.contains(name)) {
      return Optional.of("standin." + name);
    }
    if (CATALOG_TABLES.contains(name)) {
      return Optional.empty();
    }
    throw unknown(name);
  }

  private static Refusal unknown(String name) {
    return new Refusal(
        "0A000", "the stand-in does not know this statement form: the catalogue " + name);
  }

  /**
   * Closed, by default from v26.1, unless a variable opens them; the stand-in has no such tables at
   * all.
   */
  private static Refusal internals(String name, Context context) {
    boolean gated = context.dialect().variables().find("allow_unsafe_internals").isPresent();
    return gated && !context.opensInternals() ? new Refusal(RESTRICTED) : unknown(name);
  }
}
