package dmsmedic.testkit.localstack;

import dmsmedic.testkit.program.Command;
import java.net.URI;
import org.junit.jupiter.api.Assumptions;

/**
 * LocalStack for the tests of this JVM: EventBridge, CloudWatch Logs, Secrets Manager, SNS, SQS,
 * S3, CloudWatch, CloudFormation, IAM, STS and SSM on 127.0.0.1.
 *
 * <p>It starts when it is first asked for, from the container image where a Docker engine answers
 * and otherwise in host mode, which is installed once, and ends with the JVM. DynamoDB, Lambda and
 * DMS are not among its services in host mode. The first call to a service takes up to 8 seconds.
 */
public final class LocalStack {
  /** Whether it can be had. */
  public sealed interface Availability {}

  /** It runs; every service has this endpoint, any region and any credentials. */
  public record Running(URI endpoint) implements Availability {}

  /** It cannot be had on this machine, for a reason that a person can act on. */
  public record Absent(String reason) implements Availability {}

  private LocalStack() {}

  /** The one LocalStack of this JVM, started now if it never was. */
  public static Availability get() {
    return Started.ONCE;
  }

  /** Its endpoint; the calling test is skipped, with the reason, where it cannot be had. */
  public static URI endpointOrSkip() {
    return switch (get()) {
      case Running running -> running.endpoint();
      case Absent(String reason) -> Assumptions.abort("LocalStack: " + reason);
    };
  }

  private static Availability start() {
    boolean docker = Command.of("docker", "info", "--format", "{{.ServerVersion}}").run().well();
    return docker ? Container.start() : HostMode.start();
  }

  /** The JVM initialises it when it is first asked for, and only once. */
  private static final class Started {
    static final Availability ONCE = start();
  }
}
