package dmsmedic.core.loop;

import dmsmedic.core.loop.Loop.Ports;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
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
import dmsmedic.core.pace.Recall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Answers questions about one task through the ports; it decides nothing.
 *
 * @param recall what the wake-up has learnt already
 * @param source whether that may be used, or everything is asked for
 */
record Observer(Ports ports, Recall recall, Recall.Source source, TaskArn arn) {

  /** One that uses what was seen a moment ago. */
  static Observer recalling(Ports ports, Recall recall, TaskArn arn) {
    return new Observer(ports, recall, recall.recalling(ports.clock().instant()), arn);
  }

  /** One that asks for everything. */
  static Observer fresh(Ports ports, Recall recall, TaskArn arn) {
    return new Observer(ports, recall, recall.fresh(ports.clock().instant()), arn);
  }

  /**
   * An observation, and what its answers are worth.
   *
   * @param recalled whether something in it was seen earlier
   * @param gaps whether DMS did not answer something
   */
  record Look(Observation seen, boolean recalled, boolean gaps) {}

  /** One observation for all questions; what was not asked stays unknown. */
  Look look(List<Question> questions) {
    long hits = recall.hits();
    Observation seen = observe(questions);
    return new Look(seen, recall.hits() > hits, gaps(questions, seen));
  }

  /**
   * The same look with an answer of its own for all that was recalled in it.
   *
   * <p>What is never recalled is not asked for a second time: a count of large tables may take most
   * of the time that a function has.
   */
  Look again(List<Question> questions, Observation first) {
    Answer<Optional<TaskView>> task = source.task(arn, () -> ports.dms().task(arn));
    if (!task.equals(first.task())) {
      return look(questions);
    }
    Asked asked = new Asked(questions, task);
    Observation seen =
        first.withOthers(
            asked.ofTask(Question.TheNeighbours.class, (view, _) -> neighbours(view, questions)),
            asked.ofTask(Question.TheInstance.class, (view, _) -> instance(view)));
    return new Look(seen, false, gaps(questions, seen));
  }

  private static boolean gaps(List<Question> questions, Observation seen) {
    for (Question question : questions) {
      if (unanswered(question, seen)) {
        return true;
      }
    }
    return false;
  }

  private static boolean unanswered(Question question, Observation seen) {
    return switch (question) {
      case Question.TheTask _ -> seen.task().found().isEmpty();
      case Question.TheStatistics _ -> seen.statistics().found().isEmpty();
      case Question.TheInstance _ -> seen.instance().found().isEmpty();
      case Question.TheRecoveryTask _ -> seen.recovery().found().isEmpty();
      case Question.TheNeighbours _ ->
          seen.neighbours()
              .found()
              .map(all -> all.stream().anyMatch(one -> !one.known()))
              .orElse(true);
      case Question.TheLines _,
          Question.TheCluster _,
          Question.TheTables _,
          Question.TheRows _,
          Question.TheEarlierLoads _ ->
          false;
    };
  }

  private Observation observe(List<Question> questions) {
    Answer<Optional<TaskView>> task =
        questions.isEmpty() ? Answer.notAsked() : source.task(arn, () -> ports.dms().task(arn));
    Asked asked = new Asked(questions, task);
    Answer<Logs.Reading> read =
        asked.ofTask(Question.TheLines.class, (view, q) -> told(q, lines(view, q, questions)));
    return new Observation(
        task,
        asked.one(Question.TheStatistics.class, _ -> statistics()),
        read.map(Logs.Reading::lines),
        read.found().flatMap(Logs.Reading::until),
        asked.ofTask(Question.TheCluster.class, (view, _) -> cluster(view)),
        asked.ofTask(
            Question.TheTables.class,
            (view, q) -> ports.cluster().tables(target(view), q.targets())),
        asked.ofTask(
            Question.TheRows.class, (view, q) -> ports.cluster().rows(target(view), q.wanted())),
        asked.ofTask(Question.TheNeighbours.class, (view, _) -> neighbours(view, questions)),
        asked.ofTask(Question.TheInstance.class, (view, _) -> instance(view)),
        asked.one(Question.TheRecoveryTask.class, q -> recovery(q.identifier())),
        asked.one(
            Question.TheEarlierLoads.class, _ -> ports.ledger().file(arn).map(TaskFile::loads)));
  }

  /** Always asked for; as a neighbour the task then need not be asked once more. */
  private Answer<List<TableStatistics>> statistics() {
    Answer<List<TableStatistics>> statistics = ports.dms().statistics(arn);
    statistics.found().ifPresent(all -> recall.seen(arn, names(all), ports.clock().instant()));
    return statistics;
  }

  private static List<TableName> names(List<TableStatistics> all) {
    return all.stream().map(TableStatistics::table).toList();
  }

  private static Endpoint target(TaskView view) {
    return view.task().target();
  }

  private Answer<ClusterView> cluster(TaskView view) {
    return ports.cluster().view(target(view));
  }

  private Answer<InstanceClass> instance(TaskView view) {
    String instance = view.task().instanceArn();
    return source.instance(instance, () -> ports.dms().instanceClass(instance));
  }

  /** The lines of the task's log, and of its recovery task's, which belong to the same incident. */
  private Answer<Logs.Reading> lines(
      TaskView view, Question.TheLines asked, List<Question> questions) {
    Answer<Logs.Reading> own = ports.logs().read(view.task(), asked.since());
    for (Question question : questions) {
      if (question instanceof Question.TheRecoveryTask(String identifier)) {
        return switch (recovery(identifier)) {
          case Answer.Unknown<Optional<RecoveryView>>(String reason) -> Answer.unknown(reason);
          case Answer.Known<Optional<RecoveryView>>(Optional<RecoveryView> known) ->
              known
                  .map(one -> both(own, ports.logs().read(one.view().task(), asked.since())))
                  .orElse(own);
        };
      }
    }
    return own;
  }

  /**
   * Where silence counts, a log that is not there is not a silent one.
   *
   * <p>Where lines only confirm, there are none: a task that does not log would else hold up its
   * mark for ever.
   */
  private static Answer<Logs.Reading> told(Question.TheLines asked, Answer<Logs.Reading> read) {
    return read.found()
        .filter(_ -> asked.all())
        .flatMap(Logs.Reading::missing)
        .<Answer<Logs.Reading>>map(Answer::unknown)
        .orElse(read);
  }

  /** Beside a recovery task the operator's loads nothing, so only the other's silence counts. */
  private static Answer<Logs.Reading> both(Answer<Logs.Reading> one, Answer<Logs.Reading> other) {
    if (one.found().isEmpty() || other.found().isEmpty()) {
      return one.found().isEmpty() ? one : other;
    }
    Logs.Reading first = one.found().get();
    Logs.Reading second = other.found().get();
    List<Found> all = new ArrayList<>(first.lines());
    all.addAll(second.lines());
    Optional<Instant> until =
        Stream.of(first.until(), second.until())
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return Answer.known(new Logs.Reading(all, until, second.missing()));
  }

  /**
   * Every task that may write into the same database, recovery tasks too: one that an incident
   * before has left to a person may still load, and its parent may be gone.
   */
  private Answer<List<Neighbour>> neighbours(TaskView view, List<Question> questions) {
    Predicate<TaskView> concerned = concerned(questions);
    return source
        .fleet(ports.dms()::tasks)
        .map(all ->
            Stream.concat(
                    all.read().stream()
                        .filter(other -> other.task().target().mayBeSameDatabase(target(view)))
                        .filter(concerned)
                        .map(this::neighbour),
                    all.unread().stream()
                        .filter(other -> other.mayWriteInto(target(view)))
                        .map(Neighbour::new))
                .toList());
  }

  /**
   * Whether a task may write one of the tables in question, as far as its rules tell.
   *
   * <p>All others are no neighbours, and their statistics are not asked for: in a fleet of hundreds
   * that alone would use up the requests that DMS grants.
   */
  private static Predicate<TaskView> concerned(List<Question> questions) {
    return questions.stream()
        .filter(Question.TheTables.class::isInstance)
        .map(Question.TheTables.class::cast)
        .findFirst()
        .<Predicate<TaskView>>map(asked -> view -> view.mappings().mayProduceAny(asked.targets()))
        .orElse(_ -> true);
  }

  private Neighbour neighbour(TaskView other) {
    TaskArn task = other.task().arn();
    Answer<List<TableName>> tables =
        source.tables(task, () -> ports.dms().statistics(task).map(Observer::names));
    return new Neighbour(other.task(), other.mappings(), tables);
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
      for (Question question : questions) {
        if (kind.isInstance(question)) {
          return answer.apply(kind.cast(question));
        }
      }
      return Answer.notAsked();
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
