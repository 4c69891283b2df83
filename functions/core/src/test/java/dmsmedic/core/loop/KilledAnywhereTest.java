package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Belts.Usage;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.triage.Signal;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The function dies right before and right after every call through a port, one death a run.
 *
 * <p>The deeds with effect must be the same as in a life without death, each exactly once.
 */
class KilledAnywhereTest {

  /** What waits for an approval or for the end of a storm waits for a day. */
  private static final int WAKES = 300;

  /** What is to be healed. */
  enum Scenario {
    TRUNCATED_WHILE_REPLICATING,
    TRUNCATED_AND_NOT_TRUNCATING,
    FULL_LOB_DOES_NOT_HELP,
    TRUNCATED_IN_A_FINISHED_LOAD,
    COPY_DIED_WHILE_REPLICATING,
    COPY_DIED_IN_A_FINISHED_LOAD,
    COPY_DIED_AND_THEN_VALUES_ARE_CUT,
    COPY_FAILED_THE_LOAD,
    PAUSED_AFTER_THE_STOP,
    PAUSED_AFTER_THE_MODIFICATION,
    PAUSED_WHILE_TABLES_LOAD,
    PAUSED_BEFORE_THE_RECOVERY_TASK_STARTS,
    PAUSED_WITH_THE_ROLE_SET;

    /** The world before anybody has noticed. */
    World begin() {
      return switch (this) {
        case TRUNCATED_WHILE_REPLICATING -> truncated(GivenTask.running());
        case TRUNCATED_AND_NOT_TRUNCATING ->
            truncated(GivenTask.running().prep(PrepMode.DO_NOTHING));
        case FULL_LOB_DOES_NOT_HELP -> {
          World world = truncated(GivenTask.running());
          world.fullLobLimitKb = 48;
          // A change that comes while nobody looks would have to be asked about before the second.
          world.quiet = true;
          yield world;
        }
        case TRUNCATED_IN_A_FINISHED_LOAD -> truncated(GivenTask.finishedFullLoad());
        case COPY_DIED_WHILE_REPLICATING -> unloaded(GivenTask.running());
        case COPY_DIED_IN_A_FINISHED_LOAD -> unloaded(GivenTask.finishedFullLoad());
        case COPY_DIED_AND_THEN_VALUES_ARE_CUT -> {
          World world = unloaded(GivenTask.finishedFullLoad());
          world.longestBytes = Tables.ACTUAL_BYTES;
          yield world;
        }
        case PAUSED_AFTER_THE_STOP -> paused("STOPPING the task");
        case PAUSED_AFTER_THE_MODIFICATION -> paused("MODIFYING the task");
        case PAUSED_WHILE_TABLES_LOAD -> paused("RELOAD " + List.of(Tables.INTEGRATION));
        case PAUSED_BEFORE_THE_RECOVERY_TASK_STARTS -> {
          World world = truncated(GivenTask.finishedFullLoad());
          world.pausedBy = "CREATE " + List.of(Tables.INTEGRATION);
          yield world;
        }
        case PAUSED_WITH_THE_ROLE_SET -> {
          World world = unloaded(GivenTask.running());
          world.pausedBy = "STOPPING the task";
          yield world;
        }
        case COPY_FAILED_THE_LOAD ->
            unloaded(
                GivenTask.running()
                    .type(MigrationType.FULL_LOAD)
                    .status(TaskStatus.FAILED)
                    .stoppedAt(GivenTask.NOON));
      };
    }

    private static World paused(String after) {
      World world = truncated(GivenTask.running().prep(PrepMode.DO_NOTHING));
      world.pausedBy = after;
      return world;
    }

    private static World truncated(GivenTask given) {
      World world = new World(given);
      world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
      return world;
    }

    private static World unloaded(GivenTask given) {
      World world = new World(given);
      world.copiesConflict = true;
      world.longestBytes = 1000;
      world.copyDied(Tables.INTEGRATION);
      return world;
    }
  }

  @ParameterizedTest
  @EnumSource
  void noDeathRepeatsADeedOrLosesTheIncident(Scenario scenario) {
    World undisturbed = scenario.begin();
    TaskSettings before = undisturbed.task.settings;
    undisturbed.untilClosed();
    healed(undisturbed, before, "undisturbed");
    for (int call = 1; call <= undisturbed.meter.calls(); call++) {
      for (boolean after : new boolean[] {false, true}) {
        World world = scenario.begin();
        world.meter.killAt(call, after);
        world.untilClosed();
        String death = (after ? "after call " : "before call ") + call + world.effectsAtDeath;
        assertThat(world.effects).as(death).isEqualTo(undisturbed.effects);
        healed(world, before, death);
        assertThat(lastText(world)).as(death).isEqualTo(lastText(undisturbed));
      }
    }
  }

  /** A signal is only a reason to look: in no phase does it matter which one comes. */
  @Test
  void inEveryPhaseEverySignalLeadsToTheSame() {
    Set<Class<?>> walked = new HashSet<>();
    for (Supplier<World> begin : everywhere().toList()) {
      Map<Class<?>, Integer> calls = firstCalls(begin);
      calls.keySet().removeIf(phase -> !walked.add(phase));
      calls.forEach(
          (phase, call) -> assertThat(wokenByEach(begin, call)).as("%s", phase).hasSize(1));
    }
    assertThat(walked).containsExactlyInAnyOrder(Phase.class.getPermittedSubclasses());
  }

  /** The phases that an incident comes to, and the call after which it stands there first. */
  private static Map<Class<?>, Integer> firstCalls(Supplier<World> begin) {
    World world = begin.get();
    int before = world.meter.calls();
    Map<Class<?>, Integer> calls = new LinkedHashMap<>();
    world.meter.watchedBy(() ->
        world
            .phase()
            .ifPresent(at -> calls.putIfAbsent(at.getClass(), world.meter.calls() - before)));
    for (int i = 0; i < WAKES && world.ledger.closed.isEmpty(); i++) {
      world.wake();
    }
    return calls;
  }

  /** What comes of each signal where the function died, each outcome once. */
  private static Set<List<Object>> wokenByEach(Supplier<World> begin, int call) {
    Instant early = GivenTask.NOON.minusSeconds(3600);
    List<Signal> signals =
        List.of(
            new Signal.Tick(GivenTask.ARN),
            new Signal.TaskChanged(GivenTask.ARN),
            new Signal.FaultSighted(GivenTask.ARN, early));
    assertThat(signals.stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(Signal.class.getPermittedSubclasses());
    Set<List<Object>> outcomes = new HashSet<>();
    for (Signal signal : signals) {
      World world = dead(begin, call);
      world.loop().wake(signal, world.now.plusSeconds(120));
      outcomes.add(
          List.of(world.effects, world.ledger.open, world.ledger.closed, world.announcements));
    }
    return outcomes;
  }

  private static World dead(Supplier<World> begin, int call) {
    World world = begin.get();
    int last = world.meter.calls() + call;
    world.meter.killAt(last, true);
    while (world.meter.calls() < last) {
      world.wake();
    }
    return world;
  }

  private static Stream<Supplier<World>> everywhere() {
    return Stream.concat(
        Stream.of(Scenario.values()).map(scenario -> scenario::begin),
        Stream.of(
            () -> Scenario.truncated(GivenTask.running().tag(Mode.TAG, "approve")),
            () -> {
              World stormy = Scenario.truncated(GivenTask.running());
              stormy.limits = StormTest.oneAtOnce();
              stormy.another("OTHER");
              return stormy;
            },
            () -> {
              World tightened = Scenario.truncated(GivenTask.running());
              tightened.until(Phase.Stopping.class);
              tightened.task.tags.put(Mode.TAG, "observe");
              return tightened;
            }));
  }

  private static void healed(World world, TaskSettings before, String death) {
    assertThat(world.ledger.open).as(death).isEmpty();
    assertThat(world.ledger.closed)
        .as(death + world.ledger.open)
        .singleElement()
        .satisfies(incident ->
            assertThat(incident.phase())
                .as(death + " " + incident.chronicle().entries())
                .isInstanceOf(Phase.Healed.class));
    TaskStatus rest =
        world.task.type == MigrationType.FULL_LOAD ? TaskStatus.STOPPED : TaskStatus.RUNNING;
    assertThat(world.task.status).as(death).isEqualTo(rest);
    assertThat(world.dms.tasks).as(death).hasSize(1);
    assertThat(world.target(Tables.INTEGRATION).cutAtBytes).as(death).isZero();
    TaskSettings undone = world.task.settings;
    for (SettingChange change : world.undone) {
      undone = change.in(undone);
    }
    assertThat(undone).as(death).isEqualTo(before);
    assertThat(kinds(world)).as(death).contains(Kind.OPENED, Kind.HEALED);
  }

  private static List<Kind> kinds(World world) {
    return world.announcements.stream().map(a -> a.kind()).distinct().toList();
  }

  /** The undo, as people read it. */
  private static List<String> lastText(World world) {
    return world.announcements.getLast().sections().stream()
        .filter(section -> section.heading().startsWith("Undo"))
        .flatMap(section -> section.lines().stream())
        .toList();
  }

  @Test
  void aDeathWhileAnIncidentIsOpenedCostsNothing() {
    World world = new World(GivenTask.running());
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.meter.killBefore("begin");
    for (int i = 0; i < 6; i++) {
      world.wake();
    }
    world.meter.killBefore("");
    world.untilClosed();
    assertThat(world.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(usage(world).incidents()).isOne();
  }

  @Test
  void aDeathBetweenPaymentAndReloadIsPaidForOnce() {
    World world = new World(GivenTask.running());
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Reloading.class);
    world.meter.killBefore("reload");
    for (int i = 0; i < 25; i++) {
      world.wake();
    }
    assertThat(usage(world).reloads()).isEqualTo(Map.of(Tables.INTEGRATION, 1));
    world.meter.killBefore("");
    world.untilClosed();
    assertThat(world.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(usage(world).reloads()).isEqualTo(Map.of(Tables.INTEGRATION, 1));
  }

  @Test
  void aDeathBetweenPaymentAndRecoveryTaskIsPaidForOnce() {
    World finished = new World(GivenTask.finishedFullLoad());
    finished.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    finished.meter.killBefore("create");
    for (int i = 0; i < 25; i++) {
      finished.wake();
    }
    finished.meter.killBefore("");
    finished.untilClosed();
    assertThat(finished.ledger.closed.getFirst().phase()).isInstanceOf(Phase.Healed.class);
    assertThat(finished.ledger.file(GivenTask.ARN).found().orElseThrow().reloads()).hasSize(1);
  }

  private static Usage usage(World world) {
    return world.ledger.file(GivenTask.ARN).found().orElseThrow().usage(world.now, 0);
  }
}
