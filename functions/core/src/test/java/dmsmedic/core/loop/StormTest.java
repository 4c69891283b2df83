package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Lines;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice.Kind;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Many tasks are hurt at once: the cluster is ill, and nobody treats a task for it. */
class StormTest {

  private final World world = new World(GivenTask.running());
  private final List<WorldTask> tasks = new ArrayList<>(List.of(world.task));

  /** Limits of which two incidents at once are a storm. */
  static Limits oneAtOnce() {
    return Limits.standard().withIncidentsAtOnce(1);
  }

  @Test
  void nothingIsChangedAndOneMessageIsSent() {
    storm();
    idle();
    assertThat(world.effects).isEmpty();
    assertThat(world.ledger.open.values()).allMatch(i -> i.phase() instanceof Phase.Held);
    assertThat(kinds()).containsExactly(Kind.STORM_BEGAN);
    Announcement told = world.announcements.getFirst();
    assertThat(told.urgent()).isTrue();
    assertThat(told.task()).isEmpty();
    assertThat(told.title()).contains("5 tasks");
    assertThat(told.text()).contains("--tags Key=dms-medic-approve,Value=FINGERPRINT");
  }

  @Test
  void aTaskThatAnOperatorApprovesIsTreatedAllTheSame() {
    world.quiet = true;
    storm();
    Phase held = opened(tasks.get(0)).phase();
    world.task.tags.put(Mode.APPROVAL_TAG, ((Phase.Held) held).fingerprint());
    while (world.ledger.open.containsKey(world.task.arn)) {
      world.wake();
    }
    assertThat(world.ledger.closed)
        .singleElement()
        .satisfies(i -> assertThat(i.phase()).isInstanceOf(Phase.Healed.class));
    assertThat(kinds()).containsExactly(Kind.STORM_BEGAN, Kind.OPENED, Kind.HEALED);
    assertThat(world.ledger.open.values()).allMatch(i -> i.phase() instanceof Phase.Held);
  }

  @Test
  void whenItIsOverTheRestGoesOnByItselfAndTheEndNamesWhoNeedsAPerson() {
    storm();
    for (WorldTask task : tasks.subList(1, 4)) {
      task.tags.put(Mode.TAG, "observe");
    }
    idle();
    assertThat(world.effects).isEmpty();
    assertThat(kinds()).doesNotContain(Kind.STORM_ENDED);
    tasks.get(4).tags.put(Mode.TAG, "observe");
    idle();
    assertThat(kinds())
        .containsSubsequence(Kind.STORM_BEGAN, Kind.HANDED_OVER_IN_STORM, Kind.STORM_ENDED)
        .doesNotContain(Kind.HANDED_OVER);
    Announcement over =
        world.announcements.stream()
            .filter(a -> a.kind() == Kind.STORM_ENDED)
            .findFirst()
            .orElseThrow();
    assertThat(over.text()).contains(tasks.get(1).arn.value(), tasks.get(4).arn.value());
    assertThat(over.urgent()).isTrue();
    assertThat(opened(world.task).plan().treatments()).isOne();
  }

  @Test
  void whatWaitedForADayIsHandedOverWithoutAMessageForEach() {
    storm();
    world.pass(Duration.ofHours(25));
    idle();
    assertThat(world.ledger.closed).hasSizeGreaterThanOrEqualTo(5);
    assertThat(world.ledger.closed.subList(0, 3))
        .allSatisfy(incident ->
            assertThat(((Phase.HandedOver) incident.phase()).ending().why())
                .isEqualTo(Ending.Why.STORM));
    assertThat(world.announcements.stream().filter(a -> !a.quiet()).map(Announcement::kind))
        .containsSubsequence(Kind.STORM_BEGAN, Kind.STORM_ENDED)
        .doesNotContain(Kind.HANDED_OVER, Kind.OPENED);
    assertThat(world.effects).isEmpty();
  }

  @Test
  void aDeathAnywhereRepeatsAtMostOneMessageOfAStorm() {
    storm();
    int calls = world.meter.calls();
    for (int call = 1; call <= calls; call += 3) {
      StormTest again = new StormTest();
      again.world.meter.killAt(call, call % 2 == 0);
      again.storm();
      again.idle();
      List<Announcement> told =
          again.world.announcements.stream().filter(a -> a.task().isEmpty()).toList();
      long messages = told.stream().map(Announcement::id).distinct().count();
      assertThat(told.size() - messages).as("call " + call).isLessThanOrEqualTo(1);
      assertThat(told.stream().filter(a -> a.kind() == Kind.STORM_BEGAN).map(Announcement::id))
          .as("call " + call)
          .isNotEmpty()
          .containsOnly(told.getFirst().id());
    }
  }

  private void storm() {
    world.limits = Limits.standard().withIncidentsAtOnce(3);
    for (String id : List.of("SECOND", "THIRD", "FOURTH", "FIFTH")) {
      tasks.add(world.another(id));
    }
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    for (int i = 0; i < 50 && !allHeld(); i++) {
      world.wake();
    }
  }

  private boolean allHeld() {
    return world.ledger.open.size() == 5
        && world.ledger.open.values().stream().allMatch(i -> i.phase() instanceof Phase.Held);
  }

  private Incident opened(WorldTask task) {
    TaskArn arn = task.arn;
    return Objects.requireNonNull(world.ledger.open.get(arn));
  }

  private List<Kind> kinds() {
    return world.announcements.stream().map(Announcement::kind).toList();
  }

  private void idle() {
    for (int i = 0; i < 12; i++) {
      world.wake();
    }
  }

  @Test
  void aPlanWaitsForTheWholeLogSoThatNoHurtTableIsForgotten() {
    world.linesOfALook = 5;
    for (int i = 0; i < 30; i++) {
      world.lines.add(Lines.truncated(Tables.INTEGRATION, world.now.plusMillis(i)));
    }
    world.lines.add(Lines.truncated(Tables.OTHER, world.now.plusMillis(40)));
    world.untilClosed();
    assertThat(world.ledger.closed.getFirst().sources())
        .containsExactly(Tables.INTEGRATION, Tables.OTHER);
  }
}
