package dmsmedic.testkit.load;

import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.pace.Allowance;
import dmsmedic.core.pace.Recall;
import dmsmedic.core.treatment.SettingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * DMS as one wake-up sees it: every request is taken from its allowance first, then from the bucket
 * of the account, as often as the real adapter would send one.
 */
final class FleetDms implements Dms {

  private static final Duration ANSWERED = Duration.ofMillis(30);
  private static final int TASKS_PAGE = 100;
  private static final int TAGS_BATCH = 50;
  private static final int STATISTICS_PAGE = 500;

  private final Fleet fleet;
  private final Allowance allowance;
  private Instant listedAt = Instant.EPOCH;

  FleetDms(Fleet fleet, Allowance allowance) {
    this.fleet = fleet;
    this.allowance = allowance;
  }

  @Override
  public boolean exhausted() {
    return allowance.exhausted();
  }

  @Override
  public Answer<Optional<TaskView>> task(TaskArn task) {
    return ask(
        2,
        () -> {
          fleet.noteLook(task);
          return fleet.task(task).map(FleetTask::view);
        });
  }

  @Override
  public Answer<Optional<TaskView>> taskNamed(String identifier) {
    return ask(2, Optional::empty);
  }

  @Override
  public Answer<AllTasks> tasks() {
    int all = fleet.tasks().size();
    return ask(
        pages(all, TASKS_PAGE) + pages(all, TAGS_BATCH),
        () -> {
          listedAt = now();
          return new AllTasks(fleet.tasks().stream().map(FleetTask::view).toList(), List.of());
        });
  }

  /** Whether this wake-up was told of all tasks a moment ago, and recalls each of them. */
  boolean recallsAll() {
    return now().isBefore(listedAt.plus(Recall.FRESH));
  }

  @Override
  public Answer<List<TableStatistics>> statistics(TaskArn task) {
    FleetTask known = fleet.task(task).orElseThrow();
    return ask(
        pages(known.tables().size(), STATISTICS_PAGE),
        () -> {
          fleet.noteLook(task);
          return known.statistics(fleet.clock().instant());
        });
  }

  @Override
  public Answer<InstanceClass> instanceClass(String instanceArn) {
    return ask(1, () -> new InstanceClass("dms.r5.4xlarge"));
  }

  private static int pages(int all, int page) {
    return Math.max(1, (all + page - 1) / page);
  }

  private <T> Answer<T> ask(int requests, Supplier<T> answer) {
    for (int i = 0; i < requests; i++) {
      if (!allowance.question()) {
        return Answer.unknown("No request to DMS is left for now.");
      }
      fleet.clock().spend(ANSWERED);
      if (!fleet.bucket().take()) {
        allowance.refused();
        return Answer.unknown("ThrottlingException: Rate exceeded");
      }
      fleet.meanwhile();
    }
    fleet.pass();
    return Answer.known(answer.get());
  }

  private Outcome act(TaskArn task, Function<FleetTask, Boolean> deed) {
    allowance.deed();
    fleet.clock().spend(ANSWERED);
    if (!fleet.bucket().take()) {
      allowance.refused();
      return new Outcome.NotNow("ThrottlingException: Rate exceeded");
    }
    fleet.pass();
    fleet.noteDeed();
    return deed.apply(fleet.task(task).orElseThrow())
        ? new Outcome.Done()
        : new Outcome.NotNow("InvalidResourceStateFault");
  }

  private Instant now() {
    return fleet.clock().instant();
  }

  @Override
  public Outcome stop(TaskArn task) {
    return act(
        task, t -> t.change(TaskStatus.RUNNING, TaskStatus.STOPPING, TaskStatus.STOPPED, now()));
  }

  @Override
  public Outcome resume(TaskArn task) {
    return act(
        task, t -> t.change(TaskStatus.STOPPED, TaskStatus.STARTING, TaskStatus.RUNNING, now()));
  }

  @Override
  public Outcome startFirst(TaskArn task) {
    throw new UnsupportedOperationException("No task of a fleet starts for the first time.");
  }

  @Override
  public Outcome modify(TaskArn task, Deed.ModifyTask change) {
    return act(
        task,
        t -> {
          t.modify(change);
          return t.change(TaskStatus.STOPPED, TaskStatus.MODIFYING, TaskStatus.STOPPED, now());
        });
  }

  @Override
  public Outcome reload(TaskArn task, List<TableName> tables) {
    return act(task, t -> t.reload(tables, now()));
  }

  @Override
  public Outcome create(TaskArn parent, Deed.CreateRecovery recovery) {
    throw new UnsupportedOperationException("No task of a fleet needs a recovery task.");
  }

  @Override
  public Outcome delete(TaskArn task) {
    throw new UnsupportedOperationException("No task of a fleet is deleted.");
  }

  @Override
  public Answer<List<String>> commands(TaskArn task, List<SettingChange> changes) {
    return ask(1, () -> List.of("aws dms modify-replication-task"));
  }
}
