package dmsmedic.medic.lab;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.redaction.Redaction;
import dmsmedic.dmssimulator.DmsCall;
import dmsmedic.events.json.Json;
import dmsmedic.medic.lab.Comparison.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The same story as data.
 *
 * <p>{@code statements}: every SQL text that was sent to the target, in order, without the values
 * of rows. {@code dmsCalls}: operation, request, outcome. {@code messages}: every announcement.
 * {@code tables}: what the table of tables shows. {@code scenarios}: how each ended.
 */
final class ReportFile {

  private ReportFile() {}

  static void write(Path file, List<Result> results) throws IOException {
    Json.Obj report =
        Json.object()
            .with("scenarios", array(results.stream().map(ReportFile::scenario).toList()))
            .with(
                "tables",
                array(
                    results.stream()
                        .flatMap(r -> r.tables().stream().map(t -> table(r, t)))
                        .toList()))
            .with(
                "messages",
                array(
                    results.stream()
                        .flatMap(r -> r.messages().stream().map(m -> message(r, m)))
                        .toList()))
            .with(
                "dmsCalls",
                array(
                    results.stream()
                        .flatMap(r -> r.trace().calls().stream().map(c -> call(r, c)))
                        .toList()))
            .with(
                "statements",
                array(
                    results.stream()
                        .flatMap(r -> r.trace().statements().stream())
                        .<Json>map(statement -> new Json.Str(shown(statement.sql())))
                        .toList()));
    Files.writeString(file, report.write() + "\n");
  }

  /** Statements that carry rows are shown without the values in them. */
  private static String shown(String sql) {
    boolean rows = sql.matches("(?is)\\s*(?:INSERT|UPSERT|UPDATE|DELETE)\\b.*");
    return rows ? Redaction.withoutValues(sql) : Redaction.of(sql);
  }

  private static Json.Arr array(List<Json> items) {
    return new Json.Arr(items);
  }

  private static Json of(Result result) {
    return new Json.Str(result.scenario().name());
  }

  private static Json scenario(Result result) {
    return Json.object()
        .with("name", result.scenario().name())
        .with("expected", result.scenario().expected().name())
        .with("asDescribed", result.wrong().isEmpty())
        .with("wrong", result.wrong());
  }

  private static Json table(Result result, Result.TableResult table) {
    return Json.object()
        .with("scenario", of(result))
        .with("table", table.name())
        .with("source", count(table.source()))
        .with("targetBefore", count(table.before()))
        .with("targetAfter", count(table.after()))
        .with("equal", table.equal());
  }

  private static Json count(Count count) {
    return Json.object().with("rows", count.rows()).with("longestBytes", count.longestBytes());
  }

  private static Json message(Result result, Announcement message) {
    return Json.object()
        .with("scenario", of(result))
        .with("kind", message.kind().name())
        .with("at", message.at().toString())
        .with("task", message.task().map(TaskArn::value).orElse(""))
        .with("incident", message.incident())
        .with("title", message.title())
        .with("text", message.text());
  }

  private static Json call(Result result, DmsCall call) {
    return Json.object()
        .with("scenario", of(result))
        .with("operation", call.operation())
        .with("request", request(call.request()))
        .with("outcome", call.outcome())
        .with("at", call.at().toString());
  }

  private static Json request(String text) {
    return text.isBlank() ? Json.object() : Json.read(text);
  }
}
