package dmsmedic.testkit.localstack;

import dmsmedic.testkit.localstack.LocalStack.Availability;
import dmsmedic.testkit.program.PythonTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * LocalStack as a process of this machine, without Docker.
 *
 * <p>Only the Hypercorn gateway heeds the listen address; the other one listens on every interface.
 * LocalStack believes it is in a container on some machines, and would then write to {@code
 * /var/lib/localstack}. (LocalStack documentation, "Configuration"; its {@code config.py}.)
 */
final class HostMode {
  private static final String SCRIPT = "localstack_host.py";

  private HostMode() {}

  static Availability start() {
    return switch (PythonTools.ofUser().get("localstack")) {
      case PythonTools.Absent(String reason) -> new LocalStack.Absent(reason);
      case PythonTools.Ready tools -> start(tools);
    };
  }

  private static Availability start(PythonTools.Ready tools) {
    try {
      Path folder = Files.createTempDirectory("dms-medic-localstack-");
      Path script = Files.writeString(folder.resolve(SCRIPT), PythonTools.file(SCRIPT));
      int port = Server.freePort();
      ProcessBuilder builder = new ProcessBuilder(tools.program("python"), script.toString());
      builder.environment().putAll(environment(folder, port));
      return Server.start(builder, folder, port, List.of());
    } catch (IOException e) {
      return new LocalStack.Absent("it cannot be started: " + e.getMessage());
    }
  }

  private static Map<String, String> environment(Path folder, int port) {
    return Map.of(
        "GATEWAY_SERVER", "hypercorn",
        "GATEWAY_LISTEN", "127.0.0.1:" + port,
        "DNS_ADDRESS", "0",
        "SERVICES", Server.SERVICES,
        "DISABLE_EVENTS", "1",
        "SKIP_SSL_CERT_DOWNLOAD", "1",
        "OVERRIDE_IN_DOCKER", "0",
        "FILESYSTEM_ROOT", folder.resolve("files").toString());
  }
}
