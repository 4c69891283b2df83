package dmsmedic.core.loop;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.loop.Loop.Ports;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.Found;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Neighbour;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers questions about one task through the ports; it decides nothing. */
record Observer(Ports ports, TaskArn arn) {

  /** One observation for all questions; what was not asked stays unknown. */
  Observation observe(List<Question> questions) {
    Answer<Optional<TaskView>> task =
        questions.isEmpty() ? Answer.notAsked() : ports.dms().task(arn);
    Asked asked = new Asked(questions, task);
    return new Observation(
        task,
        asked.one(Question.TheStatistics.class, _ -> ports.dms().statistics(arn)),
        asked.ofTask(Question.TheLines.class, (view, q) -> lines(view, q, questions)),
        asked.ofTask(Question.TheCluster.class, (view, _) -> cluster(view)),
        asked.ofTask(
            Question.TheTables.class,
            (view, q) -> ports.cluster().tables(target(view), q.targets())),
        asked.ofTask(
            Question.TheRows.class, (view, q) -> ports.cluster().rows(target(view), q.wanted())),
        asked.ofTask(Question.TheNeighbours.class, (view, _) -> neighbours(view)),
        asked.ofTask(Question.TheInstance.class, (view, _) -> instance(view)),
        asked.one(Question.TheRecoveryTask.class, q -> recovery(q.identifier())));
  }

  private static Endpoint target(TaskView view) {
    return view.task().target();
  }

  private Answer<ClusterView> cluster(TaskView view) {
    return ports.cluster().view(target(view));
  }

  private Answer<InstanceClass> instance(TaskView view) {
    return ports.dms().instanceClass(view.task().instanceArn());
  }

  /** The lines of the task's log, and of its recovery task's, which belong to the same incident. */
  private Answer<List<Found>> lines(
      TaskView view, Question.TheLines asked, List<Question> questions) {
    Answer<List<Found>> own = read(view, asked);
    for (Question question : questions) {
      if (question instanceof Question.TheRecoveryTask(String identifier)) {
        return recovery(identifier)
            .found()
            .flatMap(known -> known)
            .map(known -> both(own, read(known.view(), asked)))
            .orElse(own);
      }
    }
    return own;
  }

  private Answer<List<Found>> read(TaskView view, Question.TheLines asked) {
    return asked.all()
        ? ports.logs().find(view.task(), asked.since())
        : ports.logs().some(view.task(), asked.since());
  }

  private static Answer<List<Found>> both(Answer<List<Found>> one, Answer<List<Found>> other) {
    if (one.found().isEmpty() || other.found().isEmpty()) {
      return one.found().isEmpty() ? one : other;
    }
    List<Found> all = new ArrayList<>(one.found().get());
    all.addAll(other.found().get());
    return Answer.known(List.copyOf(all));
  }

  /** Every task that writes into the same database; our own loads belong to their parents. */
  private Answer<List<Neighbour>> neighbours(TaskView view) {
    return ports
        .dms()
        .tasks()
        .map(all ->
            all.stream()
                .filter(other -> other.task().target().sameDatabase(target(view)))
                .filter(other -> !other.task().tags().containsKey(Mode.INCIDENT_TAG))
                .map(this::neighbour)
                .toList());
  }

  private Neighbour neighbour(TaskView other) {
    return new Neighbour(
        other.task(),
        other.mappings(),
        ports
            .dms()
            .statistics(other.task().arn())
            .map(all -> all.stream().map(TableStatistics::table).toList()));
  }

  private Answer<Optional<RecoveryView>> recovery(String identifier) {
    return switch (ports.dms().taskNamed(identifier)) {
      case Answer.Unknown<Optional<TaskView>>(String reason) -> Answer.unknown(reason);
      case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
          view.map(this::recovery).orElseGet(() -> Answer.known(Optional.empty()));
    };
  }

  private Answer<Optional<RecoveryView>> recovery(TaskView view) {
    return ports
        .dms()
        .statistics(view.task().arn())
        .map(statistics -> Optional.of(new RecoveryView(view, statistics)));
  }

  /** Which questions were asked, and the task that most of them are about. */
  private record Asked(List<Question> questions, Answer<Optional<TaskView>> task) {

    /** An answer that needs to know the task first. */
    private interface OfTask<Q, T> {
      Answer<T> answer(TaskView view, Q question);
    }

    <Q extends Question, T> Answer<T> one(Class<Q> kind, Function<Q, Answer<T>> answer) {
      return questions.stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .findFirst()
          .map(answer)
          .orElseGet(Answer::notAsked);
    }

    <Q extends Question, T> Answer<T> ofTask(Class<Q> kind, OfTask<Q, T> answer) {
      return one(
          kind,
          question ->
              task.found()
                  .flatMap(known -> known)
                  .map(view -> answer.answer(view, question))
                  .orElseGet(() -> Answer.unknown("The task is not known. " + task.reason())));
    }
  }
}
