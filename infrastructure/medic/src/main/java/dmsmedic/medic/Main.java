package dmsmedic.medic;

import dmsmedic.core.redaction.Redaction;
import dmsmedic.medic.dms.DmsCommand;
import dmsmedic.medic.lab.LabCommand;
import dmsmedic.medic.scan.ScanCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line {@code medic}.
 *
 * <p>A command is one class with picocli's annotations that says its {@link ExitStatus}; to add
 * one, add it to {@link #commands}. It ends early by throwing a {@link CommandFailure}.
 */
public final class Main {
  private Main() {}

  /** Every command, made with the console that it talks to. */
  private static List<Callable<ExitStatus>> commands(Console console) {
    Clock clock = Clock.systemUTC();
    return List.of(
        new LabCommand(console, clock), new ScanCommand(console), new DmsCommand(console, clock));
  }

  /** Runs the command that the arguments name, and ends the process with its status. */
  public static void main(String[] arguments) {
    ExitStatus status;
    try (PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err)) {
      status = run(new Console(System.in, out, err), arguments);
    }
    System.exit(status.code());
  }

  /** Runs the command that the arguments name. */
  public static ExitStatus run(Console console, String... arguments) {
    CommandLine line = new CommandLine(new Medic());
    commands(console).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    try {
      return dispatch(console, line.parseArgs(arguments));
    } catch (CommandLine.ParameterException e) {
      String path = e.getCommandLine().getCommandSpec().qualifiedName();
      console.err().println(sentence(e) + " See: " + path + " --help");
      return ExitStatus.CALL_WRONG;
    } catch (CommandFailure e) {
      console.err().println(sentence(e));
      return e.status();
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private static ExitStatus dispatch(Console console, CommandLine.ParseResult parsed) {
    List<CommandLine> named = parsed.asCommandLineList();
    if (CommandLine.printHelpIfRequested(parsed)) {
      return ExitStatus.NOTHING_WRONG;
    }
    if (named.getLast().getCommand() instanceof Callable<?> command) {
      return call(command);
    }
    named.getLast().usage(console.err(), CommandLine.Help.Ansi.OFF);
    return ExitStatus.CALL_WRONG;
  }

  private static ExitStatus call(Callable<?> command) {
    try {
      return (ExitStatus) command.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw CommandFailure.outOfReach(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static String sentence(Exception failure) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message.strip();
    return Redaction.of(text.endsWith(".") ? text : text + ".");
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    BufferedOutputStream buffer = new BufferedOutputStream(new FileOutputStream(descriptor));
    return new PrintStream(buffer, false, StandardCharsets.UTF_8);
  }

  @Command(
      name = "medic",
      description = "Recognises and heals what can go wrong when AWS DMS loads CockroachDB.",
      mixinStandardHelpOptions = true,
      version = "medic 0.1.0",
      synopsisSubcommandLabel = "COMMAND")
  private static final class Medic {}
}
