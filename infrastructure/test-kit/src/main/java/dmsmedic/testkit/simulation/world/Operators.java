package dmsmedic.testkit.simulation.world;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.rows.TargetTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** People who work on the same tasks, at any moment, and know nothing of the healer's plans. */
final class Operators {

  /** What somebody may do to a task at any moment; {@code recovery} is for a task of the healer. */
  private record Whim(Trouble kind, boolean recovery, Consumer<SimulatedTask> act) {}

  /** No mode at all. */
  private static final String NONE = "";

  private final World world;

  /** In the order in which they are left to chance; made once, as every call asks for them all. */
  private final List<Whim> whims;

  private int written;

  Operators(World world) {
    this.world = world;
    whims = whims();
  }

  /** An announcement arrives; who is asked may approve, in minutes or too late. */
  void hear(Announcement announcement) {
    boolean storm = announcement.kind() == Notice.Kind.STORM_BEGAN;
    if ((storm || announcement.kind() == Notice.Kind.APPROVAL_ASKED)
        && world.dice.happens(Trouble.PERSON_APPROVES)) {
      long late = world.dice.tailed(Topic.PERSON, 20_000, 200_000_000L);
      List<TaskArn> asked = storm ? world.tasks() : announcement.task().stream().toList();
      asked.forEach(task -> world.time.after(late, () -> approve(task)));
    }
  }

  private void approve(TaskArn arn) {
    Optional<String> asked =
        world.ledger.open(arn).found().flatMap(known -> known).flatMap(Operators::asked);
    world
        .dms
        .held(arn)
        .ifPresent(task -> asked.ifPresent(print -> tag(task, Mode.APPROVAL_TAG, print)));
  }

  private static Optional<String> asked(Incident incident) {
    return switch (incident.phase()) {
      case Phase.AwaitingApproval(_, String fingerprint) -> Optional.of(fingerprint);
      case Phase.Held(_, String fingerprint) -> Optional.of(fingerprint);
      case Phase _ -> Optional.empty();
    };
  }

  /** One moment in which anybody may do anything. */
  void interfere() {
    if (!world.ill()) {
      return;
    }
    for (Whim whim : whims) {
      if (world.dice.happens(whim.kind)) {
        on(whim);
      }
    }
    if (world.dice.happens(Trouble.PERSON_WRITES)) {
      write();
    }
    if (world.dice.happens(Trouble.CLUSTER_DOWN)) {
      world.cluster.breaksDown(world.dice.tailed(Topic.CLUSTER, 5_000, 3_600_000));
    }
  }

  private List<Whim> whims() {
    return List.of(
        new Whim(Trouble.PERSON_STOPS, false, this::stop),
        new Whim(Trouble.PERSON_STARTS, false, task -> world.dms.start(Actor.PERSON, task.arn())),
        new Whim(Trouble.PERSON_RESTARTS, false, this::restart),
        new Whim(Trouble.PERSON_MODIFIES, false, this::modify),
        new Whim(Trouble.PERSON_CHANGES_REST, false, this::changeRest),
        new Whim(Trouble.PERSON_SETS_MODE, false, this::setMode),
        new Whim(Trouble.PERSON_PAUSES, false, this::pause),
        new Whim(
            Trouble.PERSON_APPROVES_NONSENSE,
            false,
            task -> tag(task, Mode.APPROVAL_TAG, "abcdef012345")),
        new Whim(Trouble.PERSON_DELETES, false, this::delete),
        new Whim(Trouble.PERSON_RECREATES, false, this::recreate),
        new Whim(Trouble.PERSON_STOPS_RECOVERY, true, this::stop),
        new Whim(Trouble.PERSON_DELETES_RECOVERY, true, this::delete),
        new Whim(Trouble.PERSON_SETS_ROLE, false, this::setRole));
  }

  private void on(Whim whim) {
    List<SimulatedTask> all =
        world.dms.all().stream()
            .filter(task -> task.tags.containsKey(Mode.INCIDENT_TAG) == whim.recovery)
            .toList();
    if (!all.isEmpty()) {
      whim.act.accept(world.dice.oneOf(Topic.PERSON, all));
    }
  }

  private void stop(SimulatedTask task) {
    world.dms.stop(Actor.PERSON, task.arn());
  }

  private void delete(SimulatedTask task) {
    world.dms.delete(Actor.PERSON, task.arn());
  }

  private void restart(SimulatedTask task) {
    world.dms.stop(Actor.PERSON, task.arn());
    world.time.after(
        world.dice.tailed(Topic.PERSON, 10_000, 600_000),
        () -> world.dms.start(Actor.PERSON, task.arn()));
  }

  private void modify(SimulatedTask task) {
    if (task.status.modifiable()) {
      world.dms.modify(Actor.PERSON, task, changed(task.settings), task.mappings);
    }
  }

  private TaskSettings changed(TaskSettings settings) {
    int some = world.dice.between(Topic.PERSON, 1, 512);
    return switch (world.dice.between(Topic.PERSON, 0, 5)) {
      case 0 -> settings.with(new LobSettings(true, true, false, some, 64, 0));
      case 1 -> settings.with(world.dice.oneOf(Topic.PERSON, List.of(PrepMode.values())));
      case 2 -> settings.with(Knob.COMMIT_RATE, 1_000 + some);
      case 3 -> settings.with(Knob.LOAD_MAX_FILE_SIZE_KB, some);
      default -> settings.with(settings.lob().limitedTo(some));
    };
  }

  private void changeRest(SimulatedTask task) {
    if (task.status.modifiable()) {
      task.rest++;
      world.history.add(
          new dmsmedic.testkit.simulation.history.Event.RestChanged(
              world.time.now(), Actor.PERSON, task.arn()));
    }
  }

  private void setMode(SimulatedTask task) {
    String mode =
        world.dice.oneOf(
            Topic.PERSON, List.of("heal", "approve", "observe", "off", "nonsense", NONE));
    if (mode.equals(NONE)) {
      untag(task, Mode.TAG);
    } else {
      tag(task, Mode.TAG, mode);
    }
  }

  private void pause(SimulatedTask task) {
    if (task.tags.containsKey(Mode.PAUSE_TAG)) {
      untag(task, Mode.PAUSE_TAG);
    } else {
      tag(task, Mode.PAUSE_TAG, "true");
      world.time.after(
          world.dice.tailed(Topic.PERSON, 30_000, 50_000_000),
          () -> {
            if (task.tags.containsKey(Mode.PAUSE_TAG)) {
              pause(task);
            }
          });
    }
  }

  private void recreate(SimulatedTask task) {
    if (!task.status.modifiable()) {
      return;
    }
    world.dms.delete(Actor.PERSON, task.arn());
    SimulatedTask.Identity old = task.identity;
    SimulatedTask again =
        new SimulatedTask(
            world,
            new SimulatedTask.Identity(
                world.dms.nextArn(), old.identifier(), old.type(), old.source(), old.target()),
            task.settings,
            task.mappings);
    again.tags = task.tags;
    task.tables.forEach(
        (name, table) -> again.tables.put(name, new LoadedTable(table.source, table.target)));
    world.time.after(
        700_000,
        () -> {
          world.dms.add(Actor.PERSON, again, Optional.empty());
          world.time.after(900_000, () -> world.dms.start(Actor.PERSON, again.arn()));
        });
  }

  private void setRole(SimulatedTask task) {
    String role = task.identity.target().username().orElse("root");
    SessionVariable variable = world.dice.oneOf(Topic.PERSON, List.of(SessionVariable.values()));
    Optional<String> value =
        world.dice.oneOf(
            Topic.PERSON, List.of(Optional.of("on"), Optional.of("off"), Optional.empty()));
    world.cluster.set(
        Actor.PERSON,
        task.identity.target(),
        new RoleChange(role, Optional.empty(), variable, Optional.empty(), value));
  }

  private void write() {
    List<TargetTable> tables = world.cluster.tables();
    if (!tables.isEmpty()) {
      TargetTable table = world.dice.oneOf(Topic.PERSON, tables);
      table.put(-1 - written++, 5, true, world.cluster.now());
    }
  }

  private void untag(SimulatedTask task, String key) {
    retag(task, tags -> tags.remove(key));
  }

  private void tag(SimulatedTask task, String key, String value) {
    retag(task, tags -> tags.put(key, value));
  }

  private void retag(SimulatedTask task, Consumer<Map<String, String>> change) {
    if (world.dms.held(task.arn()).isPresent() && task.status != TaskStatus.DELETING) {
      Map<String, String> tags = new HashMap<>(task.tags);
      change.accept(tags);
      task.tag(Actor.PERSON, tags);
    }
  }
}
