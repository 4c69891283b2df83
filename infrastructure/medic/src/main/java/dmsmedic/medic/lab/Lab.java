package dmsmedic.medic.lab;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.medic.lab.Comparison.Count;
import dmsmedic.medic.lab.Result.TableResult;
import dmsmedic.medic.lab.functions.Functions;
import dmsmedic.medic.lab.functions.KillSwitch;
import dmsmedic.medic.lab.functions.Services;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenario.Expected;
import dmsmedic.medic.lab.scenario.Scenario.Meddling;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.medic.lab.world.Migration;
import dmsmedic.medic.lab.world.RealCluster;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One story, played from the first row to the proof. */
final class Lab {

  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(3);

  /** How often the application changes source rows while something is treated. */
  private static final int ROUNDS = 40;

  /** Two minutes without an open incident, or with nothing but a person to wait for. */
  private static final int QUIET_STEPS = 24;

  private final Scenario scenario;
  private final Story story;
  private final LabWorld world;
  private final Functions functions;
  private final Migration migration;
  private final Changes changes;

  private Lab(Scenario scenario, Story story, LabWorld world, Functions functions) {
    this.scenario = scenario;
    this.story = story;
    this.world = world;
    this.functions = functions;
    this.migration = world.migration();
    this.changes = new Changes(scenario, world.source());
  }

  /**
   * Plays a story; the healer dies where the switch says.
   *
   * @param real a real cluster; empty for the stand-in
   */
  static Result play(
      Scenario scenario, Optional<RealCluster> real, Story story, KillSwitch killSwitch)
      throws IOException, SQLException {
    return play(scenario, real, story, killSwitch, Services::inMemory);
  }

  /** The same over other services. */
  static Result play(
      Scenario scenario,
      Optional<RealCluster> real,
      Story story,
      KillSwitch killSwitch,
      Function<LabWorld, Services> services)
      throws IOException, SQLException {
    story.chapter(scenario);
    try (LabWorld world = LabWorld.start(scenario, real, story)) {
      story.follow(world.began(), world::trace);
      Functions functions = new Functions(world, story, killSwitch, services.apply(world));
      return new Lab(scenario, story, world, functions).play();
    }
  }

  private Result play() throws IOException, SQLException {
    TaskArn task = migration.create(scenario, _ -> world.advance(Duration.ofMinutes(2)));
    story.sees(world.now(), "operator", "starts task '" + scenario.name() + "'");
    migration.startAndLoad(task, () -> world.advance(STEP));
    story.sees(world.now(), "dms", "has loaded; the task is " + migration.status(task));
    List<Count> before = counts();
    if (scenario.meddling() == Meddling.FOREIGN_ROWS) {
      meddle();
    }
    heal();
    settle();
    Result result = result(task, before);
    story.end(result);
    migration.close();
    return result;
  }

  private void meddle() throws SQLException {
    String table = scenario.tables().getFirst().name();
    LabWorld.execute(
        world.target(),
        "INSERT INTO " + table + " VALUES (777777, 'somebody else', 'written by another program')");
    story.sees(world.now(), "somebody", "writes a row of their own to " + table + " on the target");
    world.advance(Duration.ofMinutes(2));
  }

  /** Delivers events and ticks until every incident has ended, or an approval is awaited. */
  private void heal() throws IOException, SQLException {
    Instant longest = world.now().plus(LONGEST);
    int quiet = 0;
    while (world.now().isBefore(longest) && quiet < QUIET_STEPS) {
      if (changing()) {
        changes.round();
      }
      step();
      quiet = functions.rests() ? quiet + 1 : 0;
    }
  }

  private void step() throws IOException {
    world.advance(STEP);
    functions.deliver();
  }

  /** A task that only loads is not given changes: nobody promised to replicate them. */
  private boolean changing() {
    return changes.rounds() < ROUNDS
        && scenario.expected() == Expected.HEALED
        && !scenario.task().type().equals("full-load");
  }

  /** Lets the last changes reach the target. */
  private void settle() throws IOException {
    for (int step = 0; step < 12; step++) {
      step();
    }
  }

  private List<Count> counts() throws SQLException {
    List<Count> counts = new ArrayList<>();
    for (Scenario.Table table : scenario.tables()) {
      counts.add(Comparison.count(world.target(), table));
    }
    return counts;
  }

  private Result result(TaskArn task, List<Count> before) throws SQLException {
    List<TableResult> tables = new ArrayList<>();
    for (int i = 0; i < scenario.tables().size(); i++) {
      Scenario.Table table = scenario.tables().get(i);
      tables.add(
          new TableResult(
              table.name(),
              Comparison.count(world.source(), table),
              before.get(i),
              Comparison.count(world.target(), table),
              Comparison.equal(world.source(), world.target(), table)));
    }
    Optional<String> wrong = wrong(tables, migration.status(task));
    return new Result(scenario, functions.told(), tables, wrong, world.trace());
  }

  /** What is not as the story says, if anything. */
  private Optional<String> wrong(List<TableResult> tables, String status) {
    List<Notice.Kind> kinds = functions.told().stream().map(Announcement::kind).toList();
    boolean runs = scenario.task().type().equals("full-load") || status.equals("running");
    boolean whole = tables.stream().allMatch(TableResult::equal);
    boolean asExpected =
        switch (scenario.expected()) {
          case HEALED ->
              whole
                  && kinds.contains(Notice.Kind.HEALED)
                  && !kinds.contains(Notice.Kind.HANDED_OVER);
          case HANDED_OVER -> kinds.contains(Notice.Kind.HANDED_OVER);
          case APPROVAL_ASKED -> kinds.contains(Notice.Kind.APPROVAL_ASKED) && !whole;
          case QUIET -> kinds.isEmpty();
        };
    return asExpected && runs
        ? Optional.empty()
        : Optional.of(
            "expected %s; announced were %s, the tables are %s, the task is %s."
                .formatted(scenario.expected(), kinds, whole ? "whole" : "not whole", status));
  }
}
