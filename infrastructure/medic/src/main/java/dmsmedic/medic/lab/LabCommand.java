package dmsmedic.medic.lab;

import dmsmedic.medic.CommandFailure;
import dmsmedic.medic.Console;
import dmsmedic.medic.ExitStatus;
import dmsmedic.medic.lab.functions.KillSwitch;
import dmsmedic.medic.lab.scenario.Scenario;
import dmsmedic.medic.lab.scenario.Scenarios;
import dmsmedic.medic.lab.world.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code medic lab}. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = {
      "Plays the main job on this machine: rows really move from an embedded PostgreSQL through a"
          + " simulated DMS into a stand-in for CockroachDB, are really damaged, and are healed by"
          + " the handlers that AWS Lambda runs.",
      "Exit status: 0 every scenario ended as described, 1 one did not, 2 the call was wrong, 3"
          + " something it needed could not be reached."
    })
public final class LabCommand implements Callable<ExitStatus> {

  private final Console console;
  private final Clock clock;

  @Option(names = "--scenario", paramLabel = "S", description = "A scenario to play; repeatable.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "Play every scenario.")
  private boolean all;

  @Option(names = "--list", description = "List the scenarios and play none.")
  private boolean list;

  @Option(
      names = "--cockroach-url",
      paramLabel = "URL",
      description =
          "A real cluster instead, reached without TLS: postgresql://user:password@host:port, an"
              + " admin's."
              + " The story then takes real time, a quarter of an hour each.")
  private @Nullable String url;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the story as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--kill-before",
      paramLabel = "N",
      description = "Kill the healer right before its N-th call to anything outside it.")
  private int killBefore;

  @Option(names = "--kill-after", paramLabel = "N", description = "Kill it right after that call.")
  private int killAfter;

  /**
   * The command at this console.
   *
   * @param clock real time, by which a real cluster lives
   */
  public LabCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public ExitStatus call() {
    if (list) {
      Scenarios.all().forEach(s -> console.out().printf("%-20s %s%n", s.name(), s.sentence()));
      return ExitStatus.NOTHING_WRONG;
    }
    writable(report);
    List<Result> results = new ArrayList<>();
    Story story = new Story(console.out());
    for (Scenario scenario : scenarios()) {
      results.add(play(scenario, story));
    }
    write(results);
    List<Result> wrong = results.stream().filter(r -> r.wrong().isPresent()).toList();
    console.out().println(sentence(results, wrong));
    return wrong.isEmpty() ? ExitStatus.NOTHING_WRONG : ExitStatus.SOMETHING_FOUND;
  }

  private static String sentence(List<Result> results, List<Result> wrong) {
    return wrong.isEmpty()
        ? "All " + results.size() + " scenarios ended as described."
        : wrong.size() + " of " + results.size() + " scenarios did not end as described.";
  }

  private List<Scenario> scenarios() {
    if (all) {
      return Scenarios.all();
    }
    return names.isEmpty() ? Scenarios.main() : names.stream().map(LabCommand::scenario).toList();
  }

  private static Scenario scenario(String name) {
    return Scenarios.named(name)
        .orElseThrow(() ->
            CommandFailure.callWrong(
                "There is no scenario '" + name + "'; medic lab --list names them all."));
  }

  private Result play(Scenario scenario, Story story) {
    try {
      Optional<RealCluster> real =
          Optional.ofNullable(url).map(address -> new RealCluster(address, clock));
      return Lab.play(scenario, real, story, killSwitch());
    } catch (IllegalArgumentException e) {
      // Its message would repeat the URL, and with it the password.
      throw CommandFailure.callWrong(
          "The URL of the cluster cannot be read; it looks like"
              + " postgresql://user:password@host:port.");
    } catch (SQLException e) {
      throw CommandFailure.outOfReach("A database could not be reached: " + e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.outOfReach("The lab could not start: " + e.getMessage());
    }
  }

  private KillSwitch killSwitch() {
    return killAfter > 0 ? KillSwitch.at(killAfter, true) : KillSwitch.at(killBefore, false);
  }

  private static void writable(@Nullable Path file) {
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
        throw CommandFailure.callWrong("The report cannot be written to '" + file + "'.");
      }
    }
  }

  private void write(List<Result> results) {
    if (report == null) {
      return;
    }
    try {
      ReportFile.write(report, results);
    } catch (IOException e) {
      throw CommandFailure.outOfReach("The report could not be written: " + e.getMessage());
    }
  }
}
