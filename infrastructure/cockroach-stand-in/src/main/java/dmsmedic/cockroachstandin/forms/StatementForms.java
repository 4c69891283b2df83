package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.forms.StatementForm.Rule;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Translation;
import java.util.List;

/**
 * The closed list of statement forms. What is not on it is refused with SQLSTATE 0A000 and never
 * passed through, so that nothing works here by way of PostgreSQL that would fail on CockroachDB.
 */
public final class StatementForms {
  private static final String DRIVERS = "pgjdbc, psql";
  private static final String SET_UP = "lab, tests";
  private static final String HEALER = "healer";
  private static final String DMS = "DMS";

  private static final List<StatementForm> FORMS =
      List.of(
          form(
              "SELECT",
              "SELECT ... [AS OF SYSTEM TIME t] over tables, information_schema, pg_catalog",
              "healer, checkup, DMS validation",
              QueryRule::translate),
          form("WITH", "WITH ... SELECT|INSERT|UPDATE|DELETE", "checkup", QueryRule::translate),
          form("INSERT INTO", "INSERT INTO t ...", DMS, QueryRule::translate),
          form("UPDATE", "UPDATE t SET ...", DMS, QueryRule::translate),
          form("DELETE FROM", "DELETE FROM t ...", DMS, QueryRule::translate),
          form("TRUNCATE", "TRUNCATE [TABLE] t, ... [CASCADE|RESTRICT]", DMS, DdlRule::truncate),
          form(
              "COPY",
              "COPY t [(columns)] FROM STDIN [WITH options], text or CSV, alone in a simple query",
              DMS,
              CopyRule::translate),
          form("BEGIN", "BEGIN [modes]", DRIVERS, TransactionRule::begin),
          form("START TRANSACTION", "START TRANSACTION [modes]", DRIVERS, TransactionRule::begin),
          form("COMMIT", "COMMIT", DRIVERS, TransactionRule::end),
          form("END", "END", DRIVERS, TransactionRule::end),
          form("ROLLBACK", "ROLLBACK [TO SAVEPOINT s]", DRIVERS, TransactionRule::end),
          form("ABORT", "ABORT", DRIVERS, TransactionRule::end),
          form("SAVEPOINT", "SAVEPOINT s", DRIVERS, TransactionRule::savepoint),
          form("RELEASE", "RELEASE [SAVEPOINT] s", DRIVERS, TransactionRule::savepoint),
          form(
              "SET TRANSACTION",
              "SET TRANSACTION AS OF SYSTEM TIME t | modes",
              HEALER,
              TransactionRule::setTransaction),
          form(
              "SET SESSION CHARACTERISTICS",
              "SET SESSION CHARACTERISTICS AS TRANSACTION modes",
              DRIVERS,
              TransactionRule::setTransaction),
          form(
              "SET",
              "SET [SESSION|LOCAL] variable {=|TO} value, SET TIME ZONE z",
              "pgjdbc, healer, AfterConnectScript",
              SettingRule::set),
          form("RESET", "RESET variable, RESET ALL", DRIVERS, SettingRule::reset),
          form("DISCARD ALL", "DISCARD ALL", DRIVERS, SettingRule::discard),
          form(
              "SHOW",
              "SHOW variable, and the forms of the SHOW table",
              "healer, checkup, pgjdbc",
              ShowRule::translate),
          form(
              "ALTER ROLE",
              "ALTER ROLE [IF EXISTS] r|ALL [IN DATABASE d] SET v {=|TO} x | RESET v | RESET ALL",
              HEALER,
              RoleRule::alter),
          form("ALTER USER", "as ALTER ROLE; and [WITH] options", HEALER, RoleRule::alter),
          form(
              "ALTER DATABASE",
              "ALTER DATABASE d SET v {=|TO} x | RESET v",
              SET_UP,
              RoleRule::alterDatabase),
          form(
              "ALTER BACKUP SCHEDULE",
              "ALTER BACKUP SCHEDULE id SET WITH revision_history = value",
              HEALER,
              ScheduleRule::alter),
          form("CREATE ROLE", "CREATE ROLE [IF NOT EXISTS] r [options]", SET_UP, RoleRule::create),
          form("CREATE USER", "CREATE USER [IF NOT EXISTS] r [options]", SET_UP, RoleRule::create),
          form("DROP ROLE", "DROP ROLE [IF EXISTS] r", SET_UP, RoleRule::drop),
          form("DROP USER", "DROP USER [IF EXISTS] r", SET_UP, RoleRule::drop),
          form("GRANT", "GRANT privileges ON ... TO r, GRANT role TO r", SET_UP, RoleRule::grant),
          form("REVOKE", "REVOKE privileges ON ... FROM r, role FROM r", SET_UP, RoleRule::grant),
          form(
              "CREATE TABLE",
              "CREATE TABLE [IF NOT EXISTS] t (columns and constraints)",
              "lab, DMS control tables",
              DdlRule::createTable),
          form("CREATE INDEX", "CREATE INDEX ...", "lab, DMS", DdlRule::plain),
          form("CREATE UNIQUE INDEX", "CREATE UNIQUE INDEX ...", "lab, DMS", DdlRule::plain),
          form("CREATE SCHEMA", "CREATE SCHEMA [IF NOT EXISTS] s", "lab, DMS", DdlRule::plain),
          form("CREATE DATABASE", "CREATE DATABASE [IF NOT EXISTS] d", SET_UP, DdlRule::database),
          form("ALTER TABLE", "ALTER TABLE t ...", "lab, engineers", AlterTableRule::translate),
          form("DROP TABLE", "DROP TABLE [IF EXISTS] t, ...", "lab, DMS", DdlRule::plain),
          form("DROP INDEX", "DROP INDEX [IF EXISTS] i", "lab, DMS", DdlRule::plain),
          form("DROP SCHEMA", "DROP SCHEMA [IF EXISTS] s [CASCADE]", SET_UP, DdlRule::plain),
          form("DROP DATABASE", "DROP DATABASE [IF EXISTS] d", SET_UP, DdlRule::dropDatabase));

  private StatementForms() {}

  private static StatementForm form(String lead, String shape, String usedBy, Rule rule) {
    return new StatementForm(lead, shape, usedBy, rule);
  }

  /** The list, in the order in which it is searched. */
  public static List<StatementForm> all() {
    return FORMS;
  }

  /** Says a statement in PostgreSQL's words, or refuses it. */
  public static Translation translate(Sql sql, Context context) {
    try {
      return FORMS.stream()
          .filter(form -> sql.startsWith(form.lead()))
          .findFirst()
          .map(form -> form.rule().translate(sql, context))
          .orElseThrow(() -> Refusal.unknownForm(sql.text()));
    } catch (Refusal refusal) {
      return new Translation.Refuse(refusal.error());
    }
  }
}
