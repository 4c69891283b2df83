package dmsmedic.medic.dms;

import dmsmedic.dmssimulator.Options;
import dmsmedic.dmssimulator.SimulatedDms;
import dmsmedic.medic.CommandFailure;
import dmsmedic.medic.Console;
import dmsmedic.medic.ExitStatus;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code medic dms}: the simulated DMS on a port of 127.0.0.1, until it is told to
 * stop.
 */
@Command(
    name = "dms",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a simulated AWS DMS on 127.0.0.1, for the AWS CLI or any AWS SDK, until Ctrl-C.",
      "It prints its endpoint URL first. Every credential is accepted; nothing leaves this machine,"
          + " and nothing is kept.",
      "Exit status: 0 it ran and was told to stop, 2 the call was wrong, 3 the port cannot be had."
    })
public final class DmsCommand implements Callable<ExitStatus> {
  private static final int HIGHEST_PORT = 65_535;

  /** A simulated day in a real second. */
  private static final double HIGHEST_SPEED = 86_400;

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}");

  private final Console console;
  private final Clock clock;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on; 0, the default, takes a free one.")
  private int port;

  @Option(
      names = "--rows",
      paramLabel = "synthetic|jdbc",
      converter = RowsFrom.Word.class,
      description = {
        "synthetic, the default: each table that a selection rule names has a thousand made-up"
            + " rows, and endpoints may name any host and engine.",
        "jdbc: rows really move, from the PostgreSQL to the CockroachDB (or whatever speaks"
            + " PostgreSQL's protocol) that the endpoints name."
      })
  private RowsFrom rows = RowsFrom.SYNTHETIC;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = {
        "Simulated seconds in a real one. The default, 240, makes everything ready before `aws dms"
            + " wait` looks for the first time; 1 is as slow as AWS.",
        "A waiter of boto3 looks sooner, and then not for 15 to 60 seconds: give it"
            + " WaiterConfig={'Delay': 1}."
      })
  private double speed = 240;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region in ARNs; us-east-1 by default.")
  private String region = "us-east-1";

  @Option(
      names = "--verbose",
      description =
          "Print the tasks' log lines, as `aws logs tail` prints them; `medic scan` reads them.")
  private boolean verbose;

  /** The command at this console; the simulated time begins with the clock's. */
  public DmsCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public ExitStatus call() {
    check();
    SimulatedDms dms = start();
    say(greeting(dms.endpoint()));
    Ending.await(dms::close);
    return ExitStatus.NOTHING_WRONG;
  }

  private void check() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandFailure.callWrong("--port is from 0 to " + HIGHEST_PORT + ", not " + port);
    }
    if (!(speed > 0 && speed <= HIGHEST_SPEED)) {
      throw CommandFailure.callWrong("--speed is above 0 and at most 86400, not " + speed);
    }
    if (!REGION.matcher(region).matches()) {
      throw CommandFailure.callWrong("--region is a name like eu-west-1, not '" + region + "'");
    }
  }

  private SimulatedDms start() {
    Options options =
        Options.usual()
            .withPort(port)
            .withRegion(region)
            .withRows(rows.rows())
            .withInitial(clock.instant())
            .withRealTime(speed);
    try {
      return SimulatedDms.start(verbose ? options.withLogs(this::tell) : options);
    } catch (UncheckedIOException taken) {
      String reason =
          Optional.ofNullable(taken.getCause())
              .map(Throwable::getMessage)
              .orElse("no reason given");
      throw CommandFailure.outOfReach(
          "Port %d of 127.0.0.1 cannot be had (%s): name another with --port, or 0 for a free one"
              .formatted(port, reason));
    }
  }

  private String greeting(URI endpoint) {
    return "Simulated DMS at %s, %s simulated seconds a second. Try: AWS_ACCESS_KEY_ID=example"
            .formatted(endpoint, BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString())
        + " AWS_SECRET_ACCESS_KEY=example aws dms --endpoint-url %s --region %s"
            .formatted(endpoint, region)
        + " describe-replication-tasks";
  }

  private void tell(String group, String stream, Instant at, String message) {
    say(at + " " + stream + " " + message);
  }

  /** At once: whoever waits for the line may be a program. */
  private void say(String line) {
    console.out().println(line);
    console.out().flush();
  }
}
