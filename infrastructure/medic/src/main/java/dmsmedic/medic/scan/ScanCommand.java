package dmsmedic.medic.scan;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.medic.CommandFailure;
import dmsmedic.medic.Console;
import dmsmedic.medic.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code medic scan}. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Finds faults in past logs of AWS DMS tasks and of CockroachDB.",
      "A FILE is plain text or gzip: a log, an export of CloudWatch Logs, a copy from its console,"
          + " or the JSON of `aws logs filter-log-events` and `get-log-events`. '-' is the"
          + " standard input.",
      "Exit status: 0 nothing found, 1 something found, 2 the call was wrong, 3 a file could not"
          + " be read."
    })
public final class ScanCommand implements Callable<ExitStatus> {
  private final Console console;

  @Option(
      names = "--json",
      description = "Print one JSON object for each occurrence, on a line of its own.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to read.")
  private List<String> files = new ArrayList<>();

  /** The command at this console. */
  public ScanCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitStatus call() {
    List<LogFile> logs = files.stream().map(name -> LogFile.of(name, console.in())).toList();
    Report report = new Report();
    Consumer<Occurrence> seen = json ? this::print : report::add;
    try {
      logs.forEach(log -> log.read(seen.andThen(_ -> report.count())));
    } catch (CommandFailure e) {
      finish(report);
      throw e;
    }
    finish(report);
    return report.isEmpty() ? ExitStatus.NOTHING_WRONG : ExitStatus.SOMETHING_FOUND;
  }

  private void print(Occurrence occurrence) {
    console.out().println(OccurrenceJson.write(occurrence));
  }

  private void finish(Report report) {
    if (!json) {
      report.lines().forEach(console.out()::println);
    }
  }
}
