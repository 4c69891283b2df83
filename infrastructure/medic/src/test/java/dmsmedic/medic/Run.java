package dmsmedic.medic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A run of the command line in this process: its status and what it printed. */
public record Run(ExitStatus status, String out, String err) {

  /** Runs with these arguments, and nothing on the standard input. */
  public static Run of(String... arguments) {
    return withInput(new byte[0], arguments);
  }

  /** Runs with these arguments and these bytes on the standard input. */
  public static Run withInput(byte[] input, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ExitStatus status;
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      Console console = new Console(new ByteArrayInputStream(input), outStream, errStream);
      status = Main.run(console, arguments);
    }
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The lines that it printed. */
  public List<String> outLines() {
    return out.lines().toList();
  }
}
