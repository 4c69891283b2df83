package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.backend.Schedules.Schedule;
import dmsmedic.cockroachstandin.dialect.ValueKind;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Token;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How backup schedules are shown and altered. The change is made when the statement is understood,
 * not when it runs, and no rollback takes it back.
 */
final class ScheduleRule {
  private static final String NO_ROW =
      "0::int8, '', '', now(), '', '', 0::int8, '', now(), '', '', ''";

  private ScheduleRule() {}

  /** The columns are those of the version (release notes v23.2). */
  static Translation show(Words words, Context context) {
    boolean onlyBackups = words.accept("FOR", "BACKUP");
    List<Schedule> schedules = visible(context);
    String rows =
        schedules.stream()
            .map(schedule -> row(schedule, onlyBackups))
            .collect(Collectors.joining("), ("));
    boolean wide = context.dialect().version().atLeast(23, 2, 0);
    String columns =
        Stream.of(
                "id",
                "label",
                "schedule_status",
                "next_run",
                "state",
                "recurrence",
                "jobsrunning",
                "owner",
                "created",
                "on_previous_running",
                "on_execution_failure",
                "command")
            .filter(column -> wide || !column.startsWith("on_"))
            .collect(Collectors.joining(", "));
    return Translation.forward(
        """
        SELECT %s FROM (VALUES (%s)) AS schedules (id, label, schedule_status, next_run, state,
          recurrence, jobsrunning, owner, created, on_previous_running, on_execution_failure,
          command) WHERE id > 0\
        """
            .formatted(columns, rows.isEmpty() ? NO_ROW : rows));
  }

  /** An owner sees its schedules, admin all of them. */
  private static List<Schedule> visible(Context context) {
    boolean admin = context.isAdmin();
    return context.catalog().schedules().all().stream()
        .filter(schedule -> admin || schedule.owner().equals(context.role()))
        .toList();
  }

  private static String row(Schedule schedule, boolean bare) {
    String command = Names.literal(schedule.command());
    return "%d::int8, %s, 'ACTIVE', now() + interval '1 day', '', '@daily', 0::int8, %s, now(), %s"
        .formatted(
            schedule.id(),
            Names.literal(schedule.label()),
            Names.literal(schedule.owner()),
            "'START', 'RETRY_SCHED', "
                + (bare ? command : "jsonb_build_object('backup_statement', " + command + ")"));
  }

  /** {@code ALTER BACKUP SCHEDULE id SET WITH revision_history = value}, from v22.2 on. */
  static Translation alter(Sql sql, Context context) {
    if (!context.dialect().version().atLeast(22, 2, 0)) {
      throw new Refusal("42601", "at or near \"backup\": syntax error");
    }
    Words words = new Words(sql);
    words.accept("ALTER", "BACKUP", "SCHEDULE");
    Token id = words.next();
    if (id.kind() != Token.Kind.NUMBER) {
      throw new Refusal("42601", "at or near \"" + id.text() + "\": syntax error");
    }
    Required.words(words, "SET", "WITH", "revision_history", "=");
    Token value = words.next();
    Required.end(words);
    boolean on =
        ValueKind.BOOLEAN
            .canonical(value.kind() == Token.Kind.STRING ? value.literal() : value.text())
            .orElseThrow(() -> Refusal.unknownForm(sql.text()))
            .equals("on");
    return altered(Long.parseLong(id.text()), on, context);
  }

  private static Translation altered(long id, boolean on, Context context) {
    boolean known = visible(context).stream().anyMatch(schedule -> schedule.id() == id);
    boolean exists =
        context.catalog().schedules().all().stream().anyMatch(schedule -> schedule.id() == id);
    if (exists && !known) {
      throw Refusal.forbidden(
          "must be admin or the owner of the schedules being altered, or have REPAIRCLUSTER"
              + " privilege");
    }
    Schedule changed =
        context
            .catalog()
            .schedules()
            .setRevisionHistory(id, on)
            .orElseThrow(() -> new Refusal("XXUUU", "schedule " + id + " does not exist"));
    return Translation.forward(
        "SELECT %d::int8 AS schedule_id, %s AS label, 'ACTIVE' AS status, now() AS first_run,"
                .formatted(id, Names.literal(changed.label()))
            + " '@daily' AS schedule, "
            + Names.literal(changed.command())
            + " AS backup_stmt");
  }
}
