package dmsmedic.taskhealer.cloudwatch;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import dmsmedic.testkit.aws.ScriptedAws.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code FilterLogEvents} that searches ten events for a page, each after an empty one.
 *
 * <p>It filters by the quoted terms of a pattern, of which one must stand in the message, and what
 * does not match takes pages as well.
 */
final class LogService {

  private static final int PAGE = 10;

  private record Event(String stream, Instant at, String message) {}

  private final Map<String, List<Event>> groups = new LinkedHashMap<>();

  void write(String group, String stream, Instant at, String message) {
    groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(new Event(stream, at, message));
  }

  Reply answer(Request request) {
    Fields question = Json.fields(request.body());
    List<String> streams = question.texts("logStreamNames");
    List<Event> events = groups.get(question.text("logGroupName"));
    if (events == null
        || (!streams.isEmpty() && events.stream().noneMatch(e -> streams.contains(e.stream())))) {
      return Reply.error(400, "ResourceNotFoundException");
    }
    List<String> terms =
        List.of(question.text("filterPattern").replaceAll("^\\?\"|\"$", "").split("\" \\?\"", -1));
    long start = question.number("startTime");
    long end = question.optionalNumber("endTime").orElse(Long.MAX_VALUE);
    List<Event> searched =
        events.stream()
            .filter(event -> streams.isEmpty() || streams.contains(event.stream()))
            .filter(event -> event.at().toEpochMilli() >= start)
            .filter(event -> event.at().toEpochMilli() <= end)
            .sorted(Comparator.comparing(Event::at))
            .toList();
    return page(
        searched,
        event -> terms.stream().anyMatch(event.message()::contains),
        Integer.parseInt(question.optionalText("nextToken").orElse("0")));
  }

  /** An even token is that of an empty page, as AWS gives them before the end. */
  private static Reply page(List<Event> searched, Predicate<Event> matches, int token) {
    int from = token / 2 * PAGE;
    int to = Math.min(searched.size(), from + PAGE);
    boolean empty = token % 2 == 0;
    List<Json> page =
        searched.subList(from, empty ? from : to).stream()
            .filter(matches)
            .<Json>map(LogService::write)
            .toList();
    Json.Obj answer = Json.object().with("events", new Json.Arr(page));
    boolean more = empty ? from < searched.size() : to < searched.size();
    return Reply.ok(
        (more ? answer.with("nextToken", Integer.toString(token + 1)) : answer).write());
  }

  private static Json write(Event event) {
    return Json.object()
        .with("logStreamName", event.stream())
        .with("timestamp", event.at().toEpochMilli())
        .with("message", event.message());
  }
}
