package dmsmedic.testkit.localstack;

import dmsmedic.testkit.localstack.LocalStack.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** LocalStack from its container image, for machines on which a Docker engine answers. */
final class Container {
  private static final String IMAGE = "localstack/localstack:4.12.0";

  private Container() {}

  static Availability start() {
    try {
      Path folder = Files.createTempDirectory("dms-medic-localstack-");
      int port = Server.freePort();
      String name = "dms-medic-localstack-" + port;
      ProcessBuilder builder = new ProcessBuilder(run(name, port));
      return Server.start(builder, folder, port, List.of("docker", "rm", "--force", name));
    } catch (IOException e) {
      return new LocalStack.Absent("its container cannot be started: " + e.getMessage());
    }
  }

  private static List<String> run(String name, int port) {
    return List.of(
        "docker",
        "run",
        "--rm",
        "--name=" + name,
        "--publish=127.0.0.1:" + port + ":4566",
        "--env=SERVICES=" + Server.SERVICES,
        "--env=DISABLE_EVENTS=1",
        IMAGE);
  }
}
