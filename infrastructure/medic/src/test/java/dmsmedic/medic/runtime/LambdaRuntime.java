package dmsmedic.medic.runtime;

import dmsmedic.medic.lab.scenario.Canaries;
import dmsmedic.medic.secrecy.Leaks;
import dmsmedic.medic.secrecy.Output;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One execution environment: the real runtime interface client in a JVM of its own, over the
 * unpacked zip of a function. Its class path holds the client alone, as on Lambda, so a class that
 * the zip lacks is missed here too.
 */
final class LambdaRuntime implements AutoCloseable {

  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /** One class of each jar that the runtime interface client consists of. */
  private static final List<String> CLIENT_JARS =
      List.of(
          CLIENT,
          "com.amazonaws.services.lambda.runtime.Context",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal",
          "software.amazon.awssdk.annotations.SdkInternalApi");

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final FunctionFolder folder;
  private final RuntimeApi api;
  private final Process process;
  private final Path log;

  private LambdaRuntime(FunctionFolder folder, RuntimeApi api, Process process, Path log) {
    this.folder = folder;
    this.api = api;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a function; a handler that cannot be loaded is told by the first {@link #invoke}.
   *
   * @param handler as in a template: {@code package.Class::handleRequest}, or the class alone
   * @param env what the function's environment adds to Lambda's own; nothing else is inherited
   */
  static LambdaRuntime start(Path zip, String handler, Map<String, String> env) throws IOException {
    FunctionFolder folder = FunctionFolder.unpack(zip);
    RuntimeApi api = new RuntimeApi(TIMEOUT);
    Path log = Files.createTempFile("function", ".log");
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                clientClassPath(),
                CLIENT,
                handler)
            .directory(folder.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().clear();
    command.environment().putAll(lambdaEnvironment(folder, api));
    command.environment().putAll(env);
    return new LambdaRuntime(folder, api, command.start(), log);
  }

  /** Sends one event and waits for what becomes of it, at most the function's time-out. */
  Outcome invoke(String json) {
    try {
      return api.offer(json)
          .applyToEither(process.onExit().thenApply(LambdaRuntime::exit), outcome -> outcome)
          .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Outcome.Failed("Sandbox.Timedout", "no answer within " + TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("Sandbox.Timedout", "the test was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Outcome exit(Process ended) {
    return new Outcome.Failed("Runtime.ExitError", "status " + ended.exitValue());
  }

  /** All that the function has written to standard output and standard error. */
  String log() throws IOException {
    return Files.readString(log);
  }

  private static Map<String, String> lambdaEnvironment(FunctionFolder folder, RuntimeApi api) {
    return Map.of(
        "AWS_LAMBDA_RUNTIME_API", api.address(),
        "AWS_LAMBDA_FUNCTION_NAME", "example",
        "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
        "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/example",
        "AWS_LAMBDA_LOG_STREAM_NAME", "example",
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "example",
        "AWS_SECRET_ACCESS_KEY", Canaries.AWS_SECRET_KEY,
        "LAMBDA_TASK_ROOT", folder.root().toString());
  }

  private static String clientClassPath() {
    return CLIENT_JARS.stream()
        .map(LambdaRuntime::jarOf)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(String className) {
    try {
      Class<?> type = Class.forName(className, false, LambdaRuntime.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(className + " is not on the test class path", e);
    }
  }

  /** Ends the function, and with an error where it printed the key that it signs with. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    process.onExit().join();
    List<String> leaks = Leaks.in(List.of(new Output("a function's log", log())), Canaries.all());
    if (!leaks.isEmpty()) {
      throw new AssertionError(leaks.toString());
    }
    api.close();
    folder.close();
    Files.delete(log);
  }
}
