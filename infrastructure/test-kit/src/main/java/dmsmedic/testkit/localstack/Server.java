package dmsmedic.testkit.localstack;

import dmsmedic.testkit.localstack.LocalStack.Availability;
import dmsmedic.testkit.program.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process behind a running LocalStack, from its start to the end of this JVM. */
final class Server {
  static final String SERVICES =
      "events,logs,secretsmanager,sns,sqs,s3,cloudwatch,cloudformation,iam,sts,ssm";

  /** Pulling the image takes longer than anything else. */
  private static final int ATTEMPTS = 3000;

  private static final int ATTEMPT_MS = 100;

  private final Process process;
  private final Path folder;
  private final URI endpoint;

  private Server(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Starts a process and waits until LocalStack answers on the port.
   *
   * @param folder its own, which is deleted in the end
   * @param ending a command that ends what the end of the process does not, or none
   */
  static Availability start(ProcessBuilder builder, Path folder, int port, List<String> ending)
      throws IOException {
    Path log = folder.resolve("localstack.log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Server server = new Server(process, folder, port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.end(ending), "end-localstack"));
    return server.awaitReady()
        ? new LocalStack.Running(server.endpoint)
        : new LocalStack.Absent("it did not get ready: " + lastLine(log));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean awaitReady() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (answers(client)) {
          return true;
        }
        if (process.waitFor(ATTEMPT_MS, TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean answers(HttpClient client) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/_localstack/health"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void end(List<String> ending) {
    if (!ending.isEmpty()) {
      Command.of(ending.toArray(String[]::new)).run();
    }
    Command.end(process);
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      delete(folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException leftOver) {
      throw new UncheckedIOException(leftOver);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static String lastLine(Path log) throws IOException {
    return new Command.Ran(-1, Files.readString(log)).lastLine();
  }
}
