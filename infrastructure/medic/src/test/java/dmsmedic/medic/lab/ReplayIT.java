package dmsmedic.medic.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.medic.lab.functions.Functions;
import dmsmedic.medic.lab.functions.Functions.Delivery;
import dmsmedic.medic.lab.functions.KillSwitch;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenarios;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.lab.world.Migration;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What landed in the queue of failed invocations can be replayed whenever somebody likes. */
class ReplayIT {

  private static final Duration STEP = Duration.ofSeconds(20);
  private static final int RECENT = 12;
  private static final int QUIET_STEPS = 6;
  private static final int LONGEST_STEPS = 400;

  /** The calls that an incident of this story needs, each once. */
  private static final List<String> DEEDS =
      List.of(
          "StopReplicationTask", "ModifyReplicationTask", "StartReplicationTask", "ReloadTables");

  /** Every event of the story, from the first batch of log lines to the last tick. */
  @ParameterizedTest
  @ValueSource(strings = {"late", "in the middle of the treatment"})
  void deadLettersReplayedTwiceAndInReverseOrderDoNothingTwice(String when)
      throws IOException, SQLException {
    Scenario scenario = Scenarios.named("truncated-value").orElseThrow();
    try (LabWorld world = LabWorld.start(scenario, Optional.empty(), (_, _, _) -> {});
        Migration migration = world.migration()) {
      Functions functions = new Functions(world, (_, _, _) -> {}, KillSwitch.never());
      TaskArn task = migration.create(scenario, _ -> world.advance(Duration.ofMinutes(2)));
      migration.startAndLoad(task, () -> world.advance(Duration.ofSeconds(5)));
      int before = world.trace().calls().size();

      heal(world, functions, !when.equals("late"));
      assertThat(kinds(functions)).containsExactly(Notice.Kind.OPENED, Notice.Kind.HEALED);
      world.advance(Duration.ofHours(1));
      replay(functions, Integer.MAX_VALUE);
      heal(world, functions, false);

      assertThat(functions.deliveries().stream().map(Delivery::payload))
          .anyMatch(payload -> payload.contains("awslogs"))
          .anyMatch(payload -> payload.contains("Fault Sighted"))
          .anyMatch(payload -> payload.contains("DMS Replication Task State Change"))
          .anyMatch(payload -> payload.contains("Tick"));
      assertThat(kinds(functions)).containsExactly(Notice.Kind.OPENED, Notice.Kind.HEALED);
      assertThat(deeds(world, before)).containsExactlyElementsOf(DEEDS);
      assertThat(functions.spent().incidents()).isEqualTo(1);
      assertThat(migration.status(task)).isEqualTo("running");
    }
  }

  /** Goes on until the incident has rested for a while. */
  private static void heal(LabWorld world, Functions functions, boolean replaying)
      throws IOException {
    int quiet = 0;
    for (int step = 0; step < LONGEST_STEPS && quiet < QUIET_STEPS; step++) {
      world.advance(STEP);
      functions.deliver();
      if (replaying && step % 8 == 0) {
        replay(functions, RECENT);
      }
      quiet = functions.rests() ? quiet + 1 : 0;
    }
  }

  /** The latest events twice, each time from the last to the first. */
  private static void replay(Functions functions, int most) throws IOException {
    List<Delivery> replayed =
        functions.deliveries().reversed().stream()
            .limit(most)
            .map(DeadLetter::of)
            .map(DeadLetter::delivery)
            .toList();
    for (int time = 1; time <= 2; time++) {
      for (Delivery delivery : replayed) {
        functions.deliver(delivery);
      }
    }
  }

  private static List<Notice.Kind> kinds(Functions functions) {
    return functions.told().stream().map(Announcement::kind).toList();
  }

  private static List<String> deeds(LabWorld world, int before) {
    return world.trace().calls().stream()
        .skip(before)
        .map(call -> call.operation())
        .filter(operation -> !operation.startsWith("Describe") && !operation.startsWith("List"))
        .toList();
  }
}
