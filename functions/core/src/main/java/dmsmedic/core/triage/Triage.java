package dmsmedic.core.triage;

import static java.util.Comparator.naturalOrder;

import dmsmedic.core.assessment.Diagnosis;
import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.decision.Decision;
import dmsmedic.core.decision.Decision.Ignored.Reason;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.Question;
import dmsmedic.core.treatment.HurtTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a signal about a task without an open incident opens one: suspect, confirm, only then
 * act.
 */
public final class Triage {

  private Triage() {}

  /** What must be known before a signal is believed. */
  public static List<Question> ask(Instant since) {
    return List.of(new Question.TheTask(), new Question.TheLines(since, false));
  }

  /** What must be known besides where the log shows a fault; a quiet log costs DMS no request. */
  public static List<Question> askMore(Observation seen) {
    boolean quiet = seen.lines().found().map(List::isEmpty).orElse(true);
    return quiet ? List.of() : List.of(new Question.TheStatistics());
  }

  /** Opens an incident, or says why not. */
  public static Decision decide(Signal signal, Observation seen, Belts belts, Instant now) {
    return switch (seen.task()) {
      case Answer.Unknown<Optional<TaskView>>(String reason) ->
          new Decision.Ignored(Reason.NOT_OBSERVED, reason);
      case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
          view.map(known -> decide(signal.task(), known, seen, belts, now))
              .orElseGet(() -> ignored(Reason.NOT_A_PATIENT, "DMS has no such task."));
    };
  }

  private static Decision decide(
      TaskArn arn, TaskView view, Observation seen, Belts belts, Instant now) {
    ReplicationTask task = view.task();
    if (arn.isServerless() || task.tags().containsKey(Mode.INCIDENT_TAG)) {
      return ignored(Reason.NOT_A_PATIENT, "The task belongs to DMS Serverless or to an incident.");
    }
    if (Mode.of(task.tags(), belts.mode()) == Mode.OFF) {
      return ignored(Reason.MODE_OFF, "The task's mode is off.");
    }
    if (belts.usage().incidents() > belts.limits().counts().incidentsPerTaskAndDay()) {
      return ignored(Reason.BUDGET, "The task had its incidents for today.");
    }
    return switch (seen.lines()) {
      case Answer.Unknown<List<Found>>(String reason) -> ignored(Reason.NOT_OBSERVED, reason);
      case Answer.Known<List<Found>>(List<Found> lines) -> confirm(view, seen, lines, now);
    };
  }

  private static Decision confirm(TaskView view, Observation seen, List<Found> lines, Instant now) {
    if (lines.isEmpty()) {
      return ignored(Reason.NOT_CONFIRMED, "The log shows no line of a fault.");
    }
    return switch (seen.statistics()) {
      case Answer.Unknown<List<TableStatistics>>(String reason) ->
          ignored(Reason.NOT_OBSERVED, reason);
      case Answer.Known<List<TableStatistics>>(List<TableStatistics> statistics) ->
          open(view, new Diagnosis(statistics, view.mappings()).of(lines), lines, now);
    };
  }

  private static Decision open(
      TaskView view, List<HurtTable> hurt, List<Found> lines, Instant now) {
    boolean applyDied =
        view.task().status() == TaskStatus.FAILED
            && lines.stream().anyMatch(l -> l.occurrence().fault() == Fault.APPLY_RETRY_EXHAUSTED);
    if (hurt.isEmpty() && !applyDied) {
      return ignored(Reason.NOT_CONFIRMED, "The lines name no table that the task has in hurt.");
    }
    Incident opened = Incident.opened(view.task().arn(), hurt, now);
    Incident reading = opened.withChronicle(opened.chronicle().sweptUntil(first(lines, now)));
    return new Decision.Advance(reading.noted(now, "The log confirms: " + sentence(hurt)));
  }

  /** Lines reach the log late and out of order, so what follows is read from the first one on. */
  private static Instant first(List<Found> lines, Instant now) {
    return lines.stream().map(Found::at).filter(now::isAfter).min(naturalOrder()).orElse(now);
  }

  private static String sentence(List<HurtTable> hurt) {
    return hurt.isEmpty()
        ? Fault.APPLY_RETRY_EXHAUSTED.word()
        : String.join(
            "; ", hurt.stream().map(h -> h.fault().word() + " in " + h.source()).toList());
  }

  private static Decision ignored(Reason reason, String sentence) {
    return new Decision.Ignored(reason, sentence);
  }
}
