package dmsmedic.core.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.treatment.Ladder;
import dmsmedic.core.treatment.Rung;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The diagram and the table of the README are what the code does; a stale one fails here. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");

  @Test
  void theDiagramShowsEveryWayThatAnIncidentGoes() throws IOException {
    assertThat(section("phases")).isEqualTo(diagram());
  }

  @Test
  void theTableShowsEveryLadder() throws IOException {
    assertThat(section("ladders")).isEqualTo(table());
  }

  /** The text between two marks. */
  private static String section(String name) throws IOException {
    String text = Files.readString(README);
    String begin = "<!-- " + name + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf("<!-- end of " + name + " -->");
    assertThat(from).as("README.md has no section " + name).isNotNegative();
    return text.substring(from + begin.length(), to).strip();
  }

  static String diagram() throws IOException {
    SortedSet<String> ways = new TreeSet<>();
    ways.addAll(declared("transitions.txt"));
    ways.addAll(declared("tags.txt"));
    for (KilledAnywhereTest.Scenario scenario : KilledAnywhereTest.Scenario.values()) {
      World world = scenario.begin();
      world.untilClosed();
      ways.addAll(world.ledger.transitions);
    }
    ways.addAll(approved());
    ways.addAll(hurtAgainWhileWatched());
    ways.addAll(held());
    ways.addAll(endedBeforeTheStop());
    ways.removeIf(way -> way.endsWith("> HandedOver") && !way.startsWith("Withdrawing"));
    ways.removeIf(way -> way.endsWith("> Withdrawing"));
    for (Class<?> phase : Phase.class.getPermittedSubclasses()) {
      assertThat(ways).as(phase.getSimpleName()).anyMatch(w -> w.contains(phase.getSimpleName()));
    }
    return "```mermaid\nstateDiagram-v2\n    [*] --> Planning\n    "
        + String.join("\n    ", ways)
        + "\n    Healed --> [*]\n    HandedOver --> [*]\n```";
  }

  private static SortedSet<String> approved() {
    World world = new World(GivenTask.running().tag(Mode.TAG, "approve"));
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.AwaitingApproval.class);
    Phase asked = world.ledger.opened(GivenTask.ARN).phase();
    world.task.tags.put(Mode.APPROVAL_TAG, ((Phase.AwaitingApproval) asked).fingerprint());
    world.untilClosed();
    return world.ledger.transitions;
  }

  private static SortedSet<String> held() {
    World world = new World(GivenTask.running());
    world.limits = StormTest.oneAtOnce();
    world.another("SECOND").tags.put(Mode.TAG, "approve");
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Held.class);
    world.dms.tasks.keySet().removeIf(arn -> !arn.equals(GivenTask.ARN));
    world.limits = Limits.standard();
    world.untilClosed();
    return world.ledger.transitions;
  }

  private static SortedSet<String> hurtAgainWhileWatched() {
    World world = new World(GivenTask.running());
    world.truncated(Tables.INTEGRATION, Tables.LIMIT_BYTES);
    world.until(Phase.Soaking.class);
    world.truncated(Tables.OTHER, Tables.LIMIT_BYTES);
    world.untilClosed();
    return world.ledger.transitions;
  }

  /**
   * A load that failed is gone on with by its operator, and ends by itself before our stop.
   *
   * <p>Within the lease of our deed we only wait, and the load would end before we come to the
   * stop.
   */
  private static SortedSet<String> endedBeforeTheStop() {
    World world = KilledAnywhereTest.Scenario.COPY_FAILED_THE_LOAD.begin();
    world.meter.killBefore("set");
    world.until(Phase.SettingRoles.class);
    world.pass(Duration.ofMinutes(5));
    world.dms.resume(GivenTask.ARN);
    world.pass(Duration.ofSeconds(15));
    world.meter.killBefore("stop");
    world.until(Phase.Stopping.class);
    world.meter.killBefore("");
    world.untilClosed();
    return world.ledger.transitions;
  }

  /** The ways of a reviewed table of decisions. */
  private static List<String> declared(String name) throws IOException {
    Path table = Path.of("src/test/resources/dmsmedic/core/decision", name);
    List<String> phases =
        Arrays.stream(Phase.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
    return Files.readAllLines(table).stream()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line ->
            Arrays.stream(line.split("\\|", -1))
                .skip(1)
                .map(decision -> decision.strip().split(" ", -1)[0])
                .filter(phases::contains)
                .map(next -> line.split(" ", -1)[0] + " --> " + next))
        .toList();
  }

  static String table() {
    String rows = Arrays.stream(Fault.values()).map(ReadmeTest::rows).collect(Collectors.joining());
    return "| fault | rung | guards | proof |\n|---|---|---|---|\n" + rows.strip();
  }

  private static String rows(Fault fault) {
    StringBuilder rows = new StringBuilder();
    for (Rung rung : Ladder.of(fault).rungs()) {
      rows.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  fault.word(),
                  rung.words(),
                  guards(rung),
                  rung == Rung.PERSON ? "" : proof(fault)));
    }
    return rows.toString();
  }

  private static String guards(Rung rung) {
    return switch (rung) {
      case FULL_LOB ->
          "primary key; large columns may be NULL; no `BatchApplyEnabled`; not in it already; once;"
              + " for the whole task: every table of it is hurt and may be in it";
      case LIMITED_LOB ->
          "at most 102400 KB; fits half of the instance's memory; each size once;"
              + " for the whole task: holds what the whole tables of the incident need";
      case ROLE_SETTINGS ->
          "not `root`; the role exists; the version knows them; not in force already; once";
      case SMALLER_COPY -> "larger than 512 KB now";
      case PERSON -> "";
    };
  }

  private static String proof(Fault fault) {
    return switch (fault) {
      case LOB_TRUNCATED ->
          "loaded anew; no line since; rows as counted; no pile at the old limit, a value beyond"
              + " it";
      case COPY_NOT_RETRIED -> "loaded anew; no line since; rows as counted";
      case APPLY_RETRY_EXHAUSTED -> "none: nothing is changed";
    };
  }
}
