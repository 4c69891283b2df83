package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that a history has told up to some event, folded once for all promises.
 *
 * <p>It knows what happened and what the ledger says, and judges nothing.
 */
public final class Story {
  private final Map<TaskArn, TaskStory> tasks = new HashMap<>();
  private final Map<String, IncidentStory> incidents = new LinkedHashMap<>();
  private final Map<RoleKey, Optional<String>> roles = new HashMap<>();
  private final Map<RoleKey, List<IncidentStory>> roleIntents = new HashMap<>();
  private int open;
  private Instant now = Instant.MIN;

  /** The instant of the last event. */
  public Instant now() {
    return now;
  }

  /** How many incidents are open. */
  public int open() {
    return open;
  }

  /** All incidents, oldest first. */
  public Collection<IncidentStory> incidents() {
    return Collections.unmodifiableCollection(incidents.values());
  }

  /** All tasks. */
  public Collection<TaskStory> tasks() {
    return Collections.unmodifiableCollection(tasks.values());
  }

  /** One incident. */
  public Optional<IncidentStory> incident(String id) {
    return Optional.ofNullable(incidents.get(id));
  }

  /** One task; one that nothing was told of yet is empty of facts. */
  public TaskStory task(TaskArn arn) {
    return tasks.computeIfAbsent(arn, TaskStory::new);
  }

  /** The task that an announcement speaks of, where it speaks of an incident that is known. */
  public Optional<TaskStory> task(Announcement announcement) {
    return incident(announcement.incident()).map(known -> task(known.task()));
  }

  /** The default of a role that is in force, where a change told it. */
  public Optional<Optional<String>> role(RoleKey key) {
    return Optional.ofNullable(roles.get(key));
  }

  /** What the event is as a deed of the healer, where it is one. */
  public Optional<Effect> effect(Event event) {
    return switch (event) {
      case Event.Created e -> by(e.by(), () -> creation(e));
      case Event.Stopped e -> by(e.by(), () -> onTask(e, e.task()));
      case Event.Started e -> by(e.by(), () -> onTask(e, e.task()));
      case Event.Modified e -> by(e.by(), () -> onTask(e, e.task()));
      case Event.RestChanged e -> by(e.by(), () -> onTask(e, e.task()));
      case Event.Reloaded e -> by(e.by(), () -> onTask(e, e.task()));
      case Event.Deleted e -> by(e.by(), () -> onTask(e, e.task()));
      case Event.Tagged e -> by(e.by(), () -> onTask(e, e.task()));
      case Event.RoleSet e -> by(e.by(), () -> onRole(e));
      case Event.Targeted _,
          Event.LoadBegan _,
          Event.LoadEnded _,
          Event.Truncated _,
          Event.Reached _,
          Event.Line _,
          Event.Saved _,
          Event.Audited _,
          Event.Announced _,
          Event.CommandComposed _,
          Event.StatementComposed _,
          Event.Trouble _ ->
          Optional.empty();
    };
  }

  private static Optional<Effect> by(Actor actor, Supplier<Effect> effect) {
    return actor == Actor.HEALER ? Optional.of(effect.get()) : Optional.empty();
  }

  private Effect creation(Event.Created event) {
    Optional<TaskStory> task = event.parent().map(this::task);
    Optional<IncidentStory> named =
        Optional.ofNullable(event.tags().get(Mode.INCIDENT_TAG)).flatMap(this::incident);
    return new Effect(
        event, task, Optional.empty(), named.or(() -> task.flatMap(TaskStory::incident)));
  }

  private Effect onTask(Event event, TaskArn arn) {
    TaskStory task = task(arn);
    if (task.parent().isEmpty()) {
      return new Effect(event, Optional.of(task), Optional.empty(), task.incident());
    }
    Optional<IncidentStory> named =
        Optional.ofNullable(task.tags().get(Mode.INCIDENT_TAG)).flatMap(this::incident);
    return new Effect(
        event,
        task.parent(),
        Optional.of(task),
        named.or(() -> task.parent().flatMap(TaskStory::incident)));
  }

  /** A change of a role names no task; it is that of the incident that intends it, or last did. */
  private Effect onRole(Event.RoleSet event) {
    Optional<IncidentStory> incident = Optional.empty();
    for (IncidentStory one : roleIntents.getOrDefault(key(event.change()), List.of())) {
      String cluster = task(one.task()).cluster();
      boolean there = cluster.isEmpty() || cluster.equals(event.cluster());
      if (there && (incident.isEmpty() || one.latest().hand().intent().isPresent())) {
        incident = Optional.of(one);
      }
    }
    return new Effect(event, incident.map(known -> task(known.task())), Optional.empty(), incident);
  }

  private static RoleKey key(RoleChange change) {
    return RoleKey.of("", change);
  }

  /** Takes the next event. */
  public void take(Event event) {
    now = event.at();
    switch (event) {
      case Event.Created e -> created(e);
      case Event.Targeted e -> task(e.task()).targets(e.cluster());
      case Event.Stopped e -> stopped(e);
      case Event.Started e -> task(e.task()).started(e.at());
      case Event.Modified e -> task(e.task()).modified(e);
      case Event.Reloaded e -> reloaded(e);
      case Event.LoadBegan e -> loads(e);
      case Event.LoadEnded e -> loaded(e);
      case Event.Reached e -> task(e.task()).reached(e.status(), e.at());
      case Event.Deleted e -> task(e.task()).deleted();
      case Event.Tagged e -> task(e.task()).tagged(e);
      case Event.RoleSet e -> roleSet(e);
      case Event.Line e -> line(e);
      case Event.Saved e -> saved(e);
      case Event.RestChanged _,
          Event.Truncated _,
          Event.Audited _,
          Event.Announced _,
          Event.CommandComposed _,
          Event.StatementComposed _,
          Event.Trouble _ -> {}
    }
  }

  private void created(Event.Created event) {
    Optional<TaskStory> parent = event.parent().map(this::task);
    task(event.task()).created(event, parent);
    if (event.by() == Actor.HEALER) {
      parent.ifPresent(of -> of.symptoms().requested(event.tables(), event.at()));
    }
  }

  private void stopped(Event.Stopped event) {
    Optional<IncidentStory> incident = effect(event).flatMap(Effect::incident);
    task(event.task()).stopped(event, incident.map(IncidentStory::id).orElse(""));
  }

  /** A task whose role is set shows which cluster it writes into. */
  private void roleSet(Event.RoleSet event) {
    effect(event)
        .flatMap(Effect::task)
        .filter(task -> task.cluster().isEmpty())
        .ifPresent(task -> task.targets(event.cluster()));
    roles.put(RoleKey.of(event.cluster(), event.change()), event.change().to());
  }

  private void reloaded(Event.Reloaded event) {
    if (event.by() == Actor.HEALER) {
      task(event.task()).symptoms().requested(event.tables(), event.at());
    }
  }

  /** What a recovery task shows belongs to the task whose tables it loads. */
  private Symptoms symptoms(TaskArn arn) {
    TaskStory task = task(arn);
    return task.parent().orElse(task).symptoms();
  }

  private void loads(Event.LoadBegan event) {
    task(event.task()).loads(event.source());
    symptoms(event.task()).loads(event.source(), event.at());
  }

  private void loaded(Event.LoadEnded event) {
    TaskStory task = task(event.task());
    task.loaded(event.source());
    boolean treated =
        task.parent().orElse(task).incident().stream()
            .anyMatch(one -> one.open() && one.latest().sources().contains(event.source()));
    symptoms(event.task()).loaded(event.source(), event.whole(), task.ours(), treated);
  }

  private void line(Event.Line event) {
    symptoms(event.task()).line(event, task(event.task()).parent().isPresent());
  }

  private void saved(Event.Saved event) {
    Incident next = event.incident();
    TaskStory task = task(next.task());
    Optional<IncidentStory> known = incident(next.id());
    boolean wasOpen = known.map(IncidentStory::open).orElse(false);
    IncidentStory incident = known.orElseGet(() -> new IncidentStory(next, event.at()));
    known.ifPresentOrElse(
        story -> story.saved(next, event.at()), () -> incidents.put(next.id(), incident));
    task.concerns(incident);
    open += (incident.open() ? 1 : 0) - (wasOpen ? 1 : 0);
    if (!incident.open() && (wasOpen || known.isEmpty())) {
      task.symptoms().ended(incident, event.at());
    }
    intends(incident);
  }

  /** The incident whose intent is the youngest stands last. */
  private void intends(IncidentStory incident) {
    Optional<Intent> intent = incident.latest().hand().intent();
    if (intent.isPresent() && intent.get().deed() instanceof Deed.SetRole(RoleChange change)) {
      List<IncidentStory> all = roleIntents.computeIfAbsent(key(change), _ -> new ArrayList<>());
      all.remove(incident);
      all.add(incident);
    }
  }
}
