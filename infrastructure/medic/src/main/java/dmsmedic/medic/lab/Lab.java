package dmsmedic.medic.lab;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.medic.lab.Comparison.Count;
import dmsmedic.medic.lab.Result.TableResult;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenario.Expected;
import dmsmedic.medic.lab.scenario.Scenario.Meddling;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One story, played from the first row to the proof. */
final class Lab {

  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(3);
  private static final Duration LONGEST_LOAD = Duration.ofMinutes(20);

  /** How often the application changes source rows while something is treated. */
  private static final int ROUNDS = 40;

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
    this.migration = new Migration(world.dms.endpoint());
    this.changes = new Changes(scenario, world.sourceConnection);
  }

  /** Plays a story; the healer dies where the switch says. */
  static Result play(Scenario scenario, Story story, KillSwitch killSwitch)
      throws IOException, SQLException {
    Functions.Lines lines = new Functions.Lines();
    story.chapter(scenario.name() + ": " + scenario.sentence());
    try (LabWorld world =
        LabWorld.start(scenario, (group, stream, at, text) -> {
          story.tell(at, "log", text);
          lines.put(group, stream, at, text);
        })) {
      Functions functions = new Functions(world, lines, story, killSwitch);
      return new Lab(scenario, story, world, functions).play();
    }
  }

  private Result play() throws IOException, SQLException {
    TaskArn task =
        migration.create(
            scenario, world.source.port(), world.target.port(), _ -> world.advance(minutes(2)));
    story.tell(now(), "operator", "created task '" + scenario.name() + "' and starts it");
    migration.start(task);
    load(task);
    List<Count> before = counts();
    if (scenario.meddling() == Meddling.FOREIGN_ROWS) {
      meddle();
    }
    heal();
    settle();
    Result result = result(task, before);
    story.line(result.table());
    migration.close();
    return result;
  }

  /** Loads the tables before the healer hears of anything, so that the damage can be shown. */
  private void load(TaskArn task) {
    Instant longest = now().plus(LONGEST_LOAD);
    do {
      world.advance(STEP);
    } while (!migration.loaded(task) && now().isBefore(longest));
    story.tell(now(), "dms", "the load has ended; task status is " + migration.status(task));
  }

  private void meddle() throws SQLException {
    String table = scenario.tables().getFirst().name();
    LabWorld.execute(
        world.targetConnection,
        "INSERT INTO " + table + " VALUES (777777, 'somebody else', 'written by another program')");
    story.tell(now(), "somebody", "writes a row of their own to " + table + " on the target");
    world.advance(minutes(2));
  }

  /** Delivers events and ticks until every incident has ended, or an approval is awaited. */
  private void heal() throws IOException, SQLException {
    Instant longest = now().plus(LONGEST);
    int quiet = 0;
    while (now().isBefore(longest) && quiet < QUIET_STEPS) {
      if (changing()) {
        changes.round();
      }
      world.advance(STEP);
      functions.deliver();
      quiet = functions.rests() ? quiet + 1 : 0;
    }
  }

  /** A task that only loads is not given changes: nobody promised to replicate them. */
  private boolean changing() {
    return changes.rounds() < ROUNDS
        && scenario.expected() == Expected.HEALED
        && !scenario.task().type().equals("full-load");
  }

  /** Two minutes without an open incident, or with nothing but a person to wait for. */
  private static final int QUIET_STEPS = 24;

  /** Lets the last changes reach the target. */
  private void settle() throws IOException {
    for (int step = 0; step < 12; step++) {
      world.advance(STEP);
      functions.deliver();
    }
  }

  private List<Count> counts() throws SQLException {
    List<Count> counts = new ArrayList<>();
    for (Scenario.Table table : scenario.tables()) {
      counts.add(Comparison.count(world.targetConnection, table));
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
              Comparison.count(world.sourceConnection, table),
              before.get(i),
              Comparison.count(world.targetConnection, table),
              world.difference(table).isEmpty()));
    }
    String status = migration.status(task);
    return new Result(scenario, functions.told(), tables, ended(tables, status), Trace.of(world));
  }

  /** What is not as the story says, if anything. */
  private Optional<String> ended(List<TableResult> tables, String status) {
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
            "Expected %s; announced were %s, the tables are %s, the task is %s."
                .formatted(scenario.expected(), kinds, whole ? "whole" : "not whole", status));
  }

  private Instant now() {
    return world.clock.instant();
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
