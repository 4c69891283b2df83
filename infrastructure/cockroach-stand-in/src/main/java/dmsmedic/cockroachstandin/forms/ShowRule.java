package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.dialect.SessionVariable;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.TableName;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;
import java.util.Optional;

/** How SHOW is said: as a query whose columns have CockroachDB's names. */
final class ShowRule {
  private static final String DATABASES =
      """
      SELECT d.datname AS database_name, r.rolname AS owner, NULL::text AS primary_region,
        NULL::text AS secondary_region, '{}'::text[] AS regions, NULL::text AS survival_goal
      FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba
      WHERE NOT d.datistemplate ORDER BY 1\
      """;
  private static final String TABLES =
      """
      SELECT n.nspname::text AS schema_name, c.relname::text AS table_name, 'table' AS type,
        r.rolname::text AS owner, greatest(c.reltuples, 0)::int8 AS estimated_row_count,
        NULL::text AS locality
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_roles r ON r.oid = c.relowner
      WHERE c.relkind = 'r'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'standin') ORDER BY 1, 2\
      """;
  private static final String COLUMNS =
      """
      SELECT column_name, crdb_sql_type AS data_type, is_nullable = 'YES' AS is_nullable,
        column_default, generation_expression, '{}'::text[] AS indices,
        is_hidden = 'YES' AS is_hidden
      FROM standin.columns WHERE table_schema = %s AND table_name = %s
      ORDER BY ordinal_position\
      """;
  private static final String USERS =
      """
      SELECT r.rolname::text AS username,
        concat_ws(', ', CASE WHEN rolcreaterole THEN 'CREATEROLE' END,
          CASE WHEN NOT rolcanlogin THEN 'NOLOGIN' END) AS options,
        ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
          WHERE m.member = r.oid AND m.inherit_option) AS member_of
      FROM standin.pg_roles r ORDER BY 1\
      """;

  private ShowRule() {}

  static Translation translate(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("SHOW");
    Translation answer = answer(words, context);
    Required.end(words);
    return answer;
  }

  private static Translation answer(Words words, Context context) {
    if (words.accept("DEFAULT", "SESSION", "VARIABLES", "FOR")) {
      return defaults(words, context);
    }
    if (words.accept("TRANSACTION", "ISOLATION", "LEVEL")) {
      return constant("transaction_isolation", "serializable");
    }
    if (words.accept("DATABASES")) {
      return Translation.forward(DATABASES);
    }
    if (words.accept("TABLES")) {
      return Translation.forward(TABLES);
    }
    if (words.accept("USERS") || words.accept("ROLES")) {
      return Translation.forward(USERS);
    }
    if (words.accept("SCHEDULES")) {
      return ScheduleRule.show(words, context);
    }
    if (words.accept("COLUMNS", "FROM")) {
      return columns(words);
    }
    words.accept("SESSION");
    String name = Required.name(words);
    return words.atEnd() ? variable(name, context) : Translation.nothing();
  }

  private static Translation columns(Words words) {
    TableName table = Required.table(words);
    return Translation.forward(
        COLUMNS
            .replace("${schema}", Names.literal(table.schema()))
            .replace("${table}", Names.literal(table.table())));
  }

  /** From v24.1 on (release notes v24.1.0); before, these words are a syntax error. */
  private static Translation defaults(Words words, Context context) {
    if (!context.dialect().version().atLeast(24, 1, 0)) {
      throw new Refusal("42601", "at or near \"session\": syntax error");
    }
    if (!words.accept("ROLE") && !words.accept("USER")) {
      throw Refusal.unknownForm(words.text());
    }
    RoleRule.requireCreateRole(context);
    if (words.accept("ALL")) {
      return Translation.forward(
          "SELECT session_variables, default_values, database"
              + " FROM standin.default_session_variables('') WHERE inherited_globally");
    }
    String role = Required.name(words);
    RoleRule.requireRole(role, context);
    return Translation.forward(
        "SELECT * FROM standin.default_session_variables(" + Names.literal(role) + ")");
  }

  private static Translation variable(String name, Context context) {
    Optional<SessionVariable> own = context.dialect().variables().find(name);
    if (own.isPresent()) {
      return Translation.forward(
          "SELECT current_setting('%s') AS %s".formatted(own.get().carrier(), name));
    }
    if (name.endsWith("_timeout") && context.dialect().variables().shared(name)) {
      return Translation.forward(
          "SELECT setting AS %1$s FROM pg_catalog.pg_settings WHERE name = '%1$s'".formatted(name));
    }
    if (name.endsWith("transaction_isolation")) {
      return constant(name, "serializable");
    }
    if (context.dialect().variables().shared(name)) {
      return Translation.forward("SHOW " + name);
    }
    return switch (name) {
      case "crdb_version" -> constant(name, context.dialect().version().banner());
      case "server_version" -> constant(name, "13.0.0");
      case "server_version_num" -> constant(name, "130000");
      case "database" -> constant(name, context.database());
      case "session_user" -> constant(name, context.role());
      default -> throw Refusal.unknownVariable(name);
    };
  }

  private static Translation constant(String name, String value) {
    return Translation.forward("SELECT " + Names.literal(value) + " AS " + name);
  }
}
