package dmsmedic.core.triage;

import static java.util.Comparator.naturalOrder;

import dmsmedic.core.assessment.Diagnosis;
import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.decision.Decision;
import dmsmedic.core.decision.Decision.Ignored.Reason;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Chronicle;
import dmsmedic.core.incident.Chronicle.History;
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

  /**
   * Opens an incident, or says why not.
   *
   * @param before what an incident before has dealt with, which opens none once more
   */
  public static Decision decide(
      Signal signal, Observation seen, Belts belts, History before, Instant now) {
    return switch (seen.task()) {
      case Answer.Unknown<Optional<TaskView>>(String reason) ->
          new Decision.Ignored(Reason.NOT_OBSERVED, reason);
      case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
          view.map(known ->
                  barred(signal.task(), known.task(), belts)
                      .orElseGet(() -> read(known, seen, before, now)))
              .orElseGet(() -> ignored(Reason.NOT_A_PATIENT, "DMS has no such task."));
    };
  }

  private static Optional<Decision> barred(TaskArn arn, ReplicationTask task, Belts belts) {
    if (arn.isServerless() || task.tags().containsKey(Mode.INCIDENT_TAG)) {
      return Optional.of(
          ignored(Reason.NOT_A_PATIENT, "The task belongs to DMS Serverless or to an incident."));
    }
    if (Mode.of(task.tags(), belts.mode()) == Mode.OFF) {
      return Optional.of(ignored(Reason.MODE_OFF, "The task's mode is off."));
    }
    if (belts.usage().incidents() > belts.limits().counts().incidentsPerTaskAndDay()) {
      return Optional.of(ignored(Reason.BUDGET, "The task had its incidents for today."));
    }
    return Optional.empty();
  }

  private static Decision read(TaskView view, Observation seen, History before, Instant now) {
    return switch (seen.lines()) {
      case Answer.Unknown<List<Found>>(String reason) -> ignored(Reason.NOT_OBSERVED, reason);
      case Answer.Known<List<Found>>(List<Found> lines) ->
          confirm(view, seen, new Read(lines, before), now);
    };
  }

  /** What the log shows, and what of it is no news. */
  private record Read(List<Found> lines, History before) {

    boolean applyDied() {
      return lines.stream()
          .filter(line -> line.occurrence().fault() == Fault.APPLY_RETRY_EXHAUSTED)
          .anyMatch(line -> before.isNewDeath(line.at()));
    }

    Instant first(Instant now) {
      return lines.stream().map(Found::at).filter(now::isAfter).min(naturalOrder()).orElse(now);
    }
  }

  private static Decision confirm(TaskView view, Observation seen, Read read, Instant now) {
    if (read.lines().isEmpty()) {
      return ignored(Reason.NOT_CONFIRMED, "The log shows no line of a fault.");
    }
    return switch (seen.statistics()) {
      case Answer.Unknown<List<TableStatistics>>(String reason) ->
          ignored(Reason.NOT_OBSERVED, reason);
      case Answer.Known<List<TableStatistics>>(List<TableStatistics> statistics) ->
          open(
              view,
              read.before().news(new Diagnosis(statistics, view.mappings()).of(read.lines())),
              read,
              now);
    };
  }

  private static Decision open(TaskView view, List<HurtTable> hurt, Read read, Instant now) {
    boolean applyDied = view.task().status() == TaskStatus.FAILED && read.applyDied();
    if (hurt.isEmpty() && !applyDied) {
      return ignored(
          Reason.NOT_CONFIRMED, "The lines name no table of the task that is newly hurt.");
    }
    Incident opened = Incident.opened(view.task().arn(), hurt, read.before().next(now));
    Incident reading = opened.withChronicle(Chronicle.from(read.first(now), now, read.before()));
    return new Decision.Advance(reading.noted(now, "The log confirms: " + sentence(hurt)));
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
