package dmsmedic.medic.dms;

import dmsmedic.testkit.program.Command;
import dmsmedic.testkit.program.PythonTools;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The AWS CLI and boto3, as they come from their maker, with nothing of this user's settings. */
record PythonClients(PythonTools.Ready tools) {
  /** Two misses of a waiter for an instance, and a busy machine. */
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** The calling test is skipped, with the reason, where they cannot be had. */
  static PythonClients orSkip() {
    return switch (PythonTools.ofUser().get("aws")) {
      case PythonTools.Ready ready -> new PythonClients(ready);
      case PythonTools.Absent(String reason) -> Assumptions.abort("AWS CLI and boto3: " + reason);
    };
  }

  /** {@code aws dms} at an endpoint. */
  Command aws(URI endpoint, String... words) {
    Stream<String> call =
        Stream.of(tools.program("aws"), "dms", "--endpoint-url", endpoint.toString());
    return command(Stream.concat(call, Stream.of(words)));
  }

  /** A Python program. */
  Command python(String... words) {
    return command(Stream.concat(Stream.of(tools.program("python")), Stream.of(words)));
  }

  private static Command command(Stream<String> words) {
    Command command = Command.of(words.toArray(String[]::new)).within(LIMIT);
    for (Map.Entry<String, String> variable : environment().entrySet()) {
      command = command.with(variable.getKey(), variable.getValue());
    }
    return command;
  }

  private static Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", "example",
        "AWS_SECRET_ACCESS_KEY", "example",
        "AWS_SESSION_TOKEN", "",
        "AWS_DEFAULT_REGION", "eu-west-1",
        "AWS_CONFIG_FILE", "target/no-such-file",
        "AWS_SHARED_CREDENTIALS_FILE", "target/no-such-file",
        "AWS_DEFAULT_OUTPUT", "text",
        "AWS_PAGER", "",
        "NO_PROXY", "127.0.0.1",
        "no_proxy", "127.0.0.1");
  }
}
