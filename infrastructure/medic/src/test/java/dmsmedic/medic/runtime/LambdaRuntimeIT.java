package dmsmedic.medic.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaRuntimeIT {

  @TempDir private Path folder;

  private Path zip(String body) throws IOException {
    return HandlerZip.of(
        folder,
        "Echo",
        List.of(
            "import com.amazonaws.services.lambda.runtime.*;",
            "public class Echo implements RequestStreamHandler {",
            "  public void handleRequest(java.io.InputStream in, java.io.OutputStream out,",
            "      Context context) throws java.io.IOException {",
            body,
            "  }",
            "}"));
  }

  @Test
  void anEventGoesInAndTheAnswerComesOut() throws IOException {
    Path zip = zip("in.transferTo(out); System.out.println(\"told\");");
    try (LambdaRuntime runtime = LambdaRuntime.start(zip, "Echo::handleRequest", Map.of())) {
      assertThat(runtime.invoke("{\"a\":\"é\"}")).isEqualTo(new Outcome.Answered("{\"a\":\"é\"}"));
      assertThat(runtime.invoke("{\"b\":2}")).isEqualTo(new Outcome.Answered("{\"b\":2}"));
      assertThat(runtime.log()).contains("told");
    }
  }

  @Test
  void theFunctionSeesItsEnvironmentAndNothingOfOurs() throws IOException {
    Path zip =
        zip(
            "String path = System.getenv(\"PATH\");"
                + "String text = System.getenv(\"BUS\") + path + context.getAwsRequestId();"
                + "out.write(text.getBytes());"
                + "if (context.getRemainingTimeInMillis() < 1) throw new Error();");
    try (LambdaRuntime runtime = LambdaRuntime.start(zip, "Echo", Map.of("BUS", "example"))) {
      assertThat(runtime.invoke("{}"))
          .isEqualTo(new Outcome.Answered("examplenull00000000-0000-4000-8000-000000000001"));
    }
  }

  @Test
  void aThrownExceptionIsAFailureAndTheNextEventIsServed() throws IOException {
    Path zip =
        zip(
            "if (in.read() == '[') throw new IllegalStateException(\"no batch\");"
                + "out.write('1');");
    try (LambdaRuntime runtime = LambdaRuntime.start(zip, "Echo", Map.of())) {
      assertThat(runtime.invoke("[]"))
          .isEqualTo(new Outcome.Failed("java.lang.IllegalStateException", "no batch"));
      assertThat(runtime.invoke("{}")).isEqualTo(new Outcome.Answered("1"));
    }
  }

  @Test
  void aHandlerThatTheZipLacksIsAFailure() throws IOException {
    try (LambdaRuntime runtime = LambdaRuntime.start(zip(""), "Absent::handle", Map.of())) {
      assertThat(runtime.invoke("{}"))
          .isInstanceOfSatisfying(
              Outcome.Failed.class, failed -> assertThat(failed.message()).contains("Absent"));
    }
  }

  @Test
  void aProcessThatEndsIsAFailure() throws IOException {
    try (LambdaRuntime runtime = LambdaRuntime.start(zip("System.exit(3);"), "Echo", Map.of())) {
      assertThat(runtime.invoke("{}"))
          .isEqualTo(new Outcome.Failed("Runtime.ExitError", "status 3"));
    }
  }
}
