package dmsmedic.medic.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.medic.lab.account.Account;
import dmsmedic.medic.lab.functions.Functions;
import dmsmedic.medic.lab.functions.KillSwitch;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenarios;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.lab.world.Migration;
import dmsmedic.medic.secrecy.Output;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A ledger in which a newer version of the functions wrote, as after a deployment taken back. */
class NewerItemIT {

  private static final Scenario SCENARIO = Scenarios.named("truncated-value").orElseThrow();
  private static final int LONGEST_STEPS = 200;
  private static final int NEWER = 1_000;

  /** Its ARN sorts first, so that a tick comes to it before the other. */
  private static final TaskArn STRANGER =
      TaskArn.of("aws", "us-east-1", "123456789012", "A0000000000000000000000000");

  @Test
  void aNewerItemStopsItsTaskAloneAndIsGoneOnWithLater() throws IOException, SQLException {
    try (LabWorld world = LabWorld.start(SCENARIO, Optional.empty(), (_, _, _) -> {});
        Account account = new Account(world, SCENARIO);
        Migration migration = world.migration()) {
      Functions functions =
          new Functions(world, (_, _, _) -> {}, KillSwitch.never(), account.services());
      account.format(STRANGER, format -> format + NEWER);
      TaskArn task = migration.create(SCENARIO, _ -> world.advance(Duration.ofMinutes(2)));
      migration.startAndLoad(task, () -> world.advance(Duration.ofSeconds(5)));
      step(world, functions, () -> !functions.told().isEmpty());

      account.format(task, format -> format + NEWER);
      int before = world.trace().calls().size();
      for (int i = 0; i < 20; i++) {
        step(world, functions, () -> true);
      }

      assertThat(world.trace().calls().stream().skip(before))
          .extracting(call -> call.operation())
          .isNotEmpty()
          .allMatch(operation -> operation.startsWith("Describe") || operation.startsWith("List"));
      assertThat(account.outputs())
          .extracting(Output::text)
          .anyMatch(text -> text.contains("Nothing is done for it until that version"));

      account.format(task, format -> format - NEWER);
      step(world, functions, () -> functions.told().size() > 1);
      assertThat(functions.told())
          .extracting(Announcement::kind)
          .containsExactly(Notice.Kind.OPENED, Notice.Kind.HEALED);
    }
  }

  /** Goes on step by step until something is so. */
  private static void step(LabWorld world, Functions functions, BooleanSupplier until)
      throws IOException {
    for (int i = 0; i == 0 || (i < LONGEST_STEPS && !until.getAsBoolean()); i++) {
      world.advance(Duration.ofSeconds(20));
      functions.deliver();
    }
  }
}
