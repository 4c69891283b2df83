package dmsmedic.core.loop;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.Observation.UnreadTask;
import dmsmedic.core.pace.Turns;
import dmsmedic.core.triage.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which tasks one signal concerns: a tick all of them, a line of CockroachDB those of its role.
 *
 * @param loop what is done for each of them
 */
public record Rounds(Loop loop) {

  /** Ticks come every minute; one that took longer would work beside the next. */
  private static final Duration TICK = Duration.ofSeconds(50);

  /**
   * Wakes as many tasks as time and requests allow, in the order of {@link Turns}.
   *
   * <p>Where DMS grants no more requests the watched tasks still have their turns, because their
   * logs are not read through DMS.
   */
  public List<Loop.Woken> tick(Instant deadline) {
    loop.recall().forget();
    Instant now = now();
    Instant end = deadline.isBefore(now.plus(TICK)) ? deadline : now.plus(TICK);
    open(now).ifPresent(known -> new Outbox(loop.ports(), loop.limits()).watch(known.size()));
    Optional<AllTasks> all = fleet();
    Turns turns = turns(arns(watched(all)), now);
    Wakes wakes = new Wakes();
    Optional<TaskArn> next = turns.next(granted());
    while (next.isPresent()) {
      wakes.wake(new Signal.Tick(next.get()), end);
      next = now().isBefore(end) ? turns.next(granted()) : Optional.empty();
    }
    if (turns.left() > 0) {
      wakes.left(turns.left());
    }
    all.map(AllTasks::unread).orElse(List.of()).forEach(wakes::unread);
    return wakes.told();
  }

  private Turns turns(List<TaskArn> watched, Instant now) {
    List<TaskArn> begun = new ArrayList<>();
    List<TaskArn> waiting = new ArrayList<>();
    for (TaskArn task : open(now).orElse(List.of())) {
      Optional<Incident> incident =
          loop.ports().ledger().open(task).found().flatMap(known -> known);
      (incident.map(Rounds::begun).orElse(false) ? begun : waiting).add(task);
    }
    return Turns.of(begun, waiting, watched, now);
  }

  private static List<TaskArn> arns(List<TaskView> views) {
    return views.stream().map(view -> view.task().arn()).toList();
  }

  private Optional<List<TaskArn>> open(Instant now) {
    return loop.recall().open(now, loop.ports().ledger()::openTasks).found();
  }

  private static boolean begun(Incident incident) {
    return !(incident.phase() instanceof Phase.Planning
        || incident.phase() instanceof Phase.AwaitingApproval
        || incident.phase() instanceof Phase.Held);
  }

  private Instant now() {
    return loop.ports().clock().instant();
  }

  private boolean granted() {
    return !loop.ports().dms().exhausted();
  }

  /**
   * Wakes the tasks that a line of CockroachDB may speak of, as many as time allows; for the others
   * the ticks find the line.
   *
   * <p>Such a line names no task: the role that it names, where it names one, is the login of the
   * target endpoint.
   */
  public List<Loop.Woken> cockroachLine(Optional<String> role, Instant firstAt, Instant deadline) {
    loop.recall().forget();
    List<TaskArn> concerned = new ArrayList<>();
    for (TaskView view : watched(fleet())) {
      if (view.task().target().mayLogInAs(role)) {
        concerned.add(view.task().arn());
      }
    }
    Deque<TaskArn> ring = Turns.ring(concerned, now());
    Wakes wakes = new Wakes();
    while (!ring.isEmpty() && now().isBefore(deadline)) {
      wakes.wake(new Signal.FaultSighted(ring.pop(), firstAt), deadline);
    }
    return wakes.told();
  }

  /** Wakes the task of a signal, or the one whose tables a task of our own loads. */
  public List<Loop.Woken> task(Signal signal, Instant deadline) {
    loop.recall().forget();
    boolean open =
        loop.ports().ledger().open(signal.task()).found().flatMap(known -> known).isPresent();
    return open ? List.of(loop.wake(signal, deadline)) : ofParent(signal, deadline);
  }

  /** A flood of signals about a task in treatment is thus answered without asking DMS. */
  private List<Loop.Woken> ofParent(Signal signal, Instant deadline) {
    Answer<Optional<TaskView>> view = loop.ports().dms().task(signal.task());
    view.found().flatMap(known -> known).ifPresent(known -> loop.recall().seen(known, now()));
    Optional<TaskArn> parent =
        view.found()
            .flatMap(known -> known)
            .flatMap(known -> Optional.ofNullable(known.task().tags().get(Mode.PARENT_TAG)))
            .map(TaskArn::new);
    return List.of(loop.wake(parent.<Signal>map(Signal.Tick::new).orElse(signal), deadline));
  }

  private Optional<AllTasks> fleet() {
    return loop.recall().recalling(now()).fleet(loop.ports().dms()::tasks).found();
  }

  private List<TaskView> watched(Optional<AllTasks> all) {
    return all.map(AllTasks::read).orElse(List.of()).stream()
        .filter(view -> !view.task().tags().containsKey(Mode.INCIDENT_TAG))
        .filter(view -> Mode.of(view.task().tags(), loop.untagged()) != Mode.OFF)
        .toList();
  }

  /**
   * Wakes one task after another, whatever becomes of each: one item that a repair by hand left
   * without sense must not stop the treatment of all that come after it.
   */
  private final class Wakes {
    private final List<Loop.Woken> woken = new ArrayList<>();
    private Optional<IllegalStateException> broken = Optional.empty();

    void wake(Signal signal, Instant deadline) {
      try {
        woken.add(loop.wake(signal, deadline));
      } catch (RuntimeException e) {
        IllegalStateException next =
            new IllegalStateException("Task " + signal.task() + " could not be woken.", e);
        broken.ifPresent(next::addSuppressed);
        broken = Optional.of(next);
      }
    }

    void left(int tasks) {
      woken.add(new Loop.Woken.Yielded(tasks + " tasks are left for the next tick."));
    }

    void unread(UnreadTask task) {
      woken.add(new Loop.Woken.Yielded(task.reason()));
    }

    /** What they came to; a bug is told once all had their turn. */
    List<Loop.Woken> told() {
      if (broken.isPresent()) {
        throw broken.get();
      }
      return woken;
    }
  }
}
