package dmsmedic.medic.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TaskArn;
import dmsmedic.medic.lab.functions.Functions;
import dmsmedic.medic.lab.functions.KillSwitch;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenarios;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.lab.world.Migration;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StormIT {

  private static final Scenario SCENARIO = Scenarios.named("truncated-value").orElseThrow();
  private static final int LINES = 1_000_000;
  private static final int BATCH = 10_000;

  private static final String LINE =
      "2022-10-21T13:24:07 [SOURCE_UNLOAD   ]W:  Value of column 'metadata' in table"
          + " 'integrations.integration' was truncated to 32768 bytes, actual length: 116664 bytes"
          + "  (postgres_endpoint_unload.c:1072)";

  @Test
  void theSameLineAMillionTimesIsOneIncidentAndFewWrites() throws IOException, SQLException {
    try (LabWorld world = LabWorld.start(SCENARIO, Optional.empty(), (_, _, _) -> {});
        Migration migration = world.migration()) {
      Functions functions = new Functions(world, (_, _, _) -> {}, KillSwitch.never());
      TaskArn task = migration.create(SCENARIO, _ -> world.advance(Duration.ofMinutes(2)));
      migration.startAndLoad(task, () -> world.advance(Duration.ofSeconds(5)));
      functions.deliver();
      Functions.Spent before = functions.spent();

      for (int sent = 0; sent < LINES; sent += BATCH) {
        world.flood(task, LINE, BATCH);
        functions.deliver();
      }

      assertThat(before.incidents()).isEqualTo(1);
      assertThat(functions.spent().incidents()).isEqualTo(1);
      assertThat(functions.spent().writes() - before.writes()).isLessThan(10);
    }
  }
}
