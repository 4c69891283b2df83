package dmsmedic.testkit.dms;

import dmsmedic.core.loop.Dms;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.migration.TaskSettings.PrepMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class FakeDmsTest extends DmsContract {

  private static final Endpoint SOURCE =
      new Endpoint(
          "arn:aws:dms:eu-west-1:123456789012:endpoint:SOURCE",
          "postgres",
          "source.example",
          5432,
          "shop",
          Optional.of("reader"),
          Optional.empty());
  private static final Endpoint TARGET =
      new Endpoint(
          "arn:aws:dms:eu-west-1:123456789012:endpoint:TARGET",
          "postgres",
          "target.example",
          26257,
          "shop",
          Optional.of("dms"),
          Optional.empty());

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final FakeDms fake = new FakeDms(() -> now, List.of(ORDERS, ITEMS), 1000);

  @Override
  protected Dms dms() {
    return fake;
  }

  @Override
  protected TaskArn given(String identifier, MigrationType type) {
    return given(
        identifier, type, List.of(new Rule.Selection("1", Locator.of("public", "%"), true, false)));
  }

  @Override
  protected TaskArn given(String identifier, List<Rule.Selection> selections) {
    return given(identifier, MigrationType.FULL_LOAD, selections);
  }

  private TaskArn given(String identifier, MigrationType type, List<Rule.Selection> selections) {
    TaskSettings settings =
        new TaskSettings(
            new LobSettings(true, false, true, 32, 0, 0),
            false,
            PrepMode.DO_NOTHING,
            false,
            Map.of(Knob.COMMIT_RATE, 10_000, Knob.VALIDATION_PARTIAL_LOB_KB, 0));
    TableMappings mappings = new TableMappings(List.copyOf(selections));
    TaskArn task =
        fake.add(
            new FakeDms.Wanted(identifier, type, SOURCE, TARGET, settings, mappings, Map.of()));
    fake.settle();
    return task;
  }

  @Override
  protected void settle() {
    now = now.plus(Duration.ofMinutes(5));
    fake.settle();
  }
}
