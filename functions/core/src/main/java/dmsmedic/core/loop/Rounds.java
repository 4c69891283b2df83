package dmsmedic.core.loop;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.triage.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Which tasks one signal concerns: a tick all of them, a line of CockroachDB those of its role.
 *
 * @param loop what is done for each of them
 */
public record Rounds(Loop loop) {

  /** Wakes every open incident first, then looks at every task that is watched. */
  public List<Loop.Woken> tick(Instant deadline) {
    SequencedSet<TaskArn> tasks = new LinkedHashSet<>();
    Optional<List<TaskArn>> open = loop.ports().ledger().openTasks().found();
    open.ifPresent(tasks::addAll);
    open.ifPresent(known -> new Outbox(loop.ports(), loop.limits()).watch(known.size()));
    watched().forEach(view -> tasks.add(view.task().arn()));
    return all(tasks.stream().<Signal>map(Signal.Tick::new).toList(), deadline);
  }

  /**
   * Wakes the tasks that a line of CockroachDB may speak of.
   *
   * <p>Such a line names no task: the role that it names, where it names one, is the login of the
   * target endpoint.
   */
  public List<Loop.Woken> cockroachLine(Optional<String> role, Instant firstAt, Instant deadline) {
    List<Signal> signals = new ArrayList<>();
    for (TaskView view : watched()) {
      Optional<String> login = view.task().target().username();
      if (role.isEmpty() || login.isEmpty() || role.equals(login)) {
        signals.add(new Signal.FaultSighted(view.task().arn(), firstAt));
      }
    }
    return all(signals, deadline);
  }

  /** Wakes the task of a signal, or the one whose tables a task of our own loads. */
  public List<Loop.Woken> task(Signal signal, Instant deadline) {
    boolean open =
        loop.ports().ledger().open(signal.task()).found().flatMap(known -> known).isPresent();
    return open ? List.of(loop.wake(signal, deadline)) : ofParent(signal, deadline);
  }

  /** A flood of signals about a task in treatment is thus answered without asking DMS. */
  private List<Loop.Woken> ofParent(Signal signal, Instant deadline) {
    Answer<Optional<TaskView>> view = loop.ports().dms().task(signal.task());
    Optional<TaskArn> parent =
        view.found()
            .flatMap(known -> known)
            .flatMap(known -> Optional.ofNullable(known.task().tags().get(Mode.PARENT_TAG)))
            .map(TaskArn::new);
    return List.of(loop.wake(parent.<Signal>map(Signal.Tick::new).orElse(signal), deadline));
  }

  private List<TaskView> watched() {
    return loop.ports().dms().tasks().found().orElse(List.of()).stream()
        .filter(view -> !view.task().tags().containsKey(Mode.INCIDENT_TAG))
        .filter(view -> Mode.of(view.task().tags(), loop.untagged()) != Mode.OFF)
        .toList();
  }

  private List<Loop.Woken> all(List<Signal> signals, Instant deadline) {
    return signals.stream().map(signal -> loop.wake(signal, deadline)).toList();
  }
}
