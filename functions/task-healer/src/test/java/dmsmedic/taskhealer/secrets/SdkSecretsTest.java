package dmsmedic.taskhealer.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.observation.Answer;
import dmsmedic.events.json.Json;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.testkit.aws.ScriptedAws;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdkSecretsTest {

  private static final String NAME = "dms-medic/bank";
  private static final String COMPLETE =
      "{\"username\":\"dms\",\"password\":\"hunter2\",\"host\":\"db.example\",\"port\":26257,"
          + "\"dbname\":\"bank\",\"sslmode\":\"require\",\"sslrootcert\":\"PEM\"}";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));
  private volatile Reply reply = secret(COMPLETE);
  private final ScriptedAws aws = new ScriptedAws(request -> reply);
  private final SdkSecrets secrets =
      new SdkSecrets(SdkSecrets.client(AwsConnection.to(aws.endpoint())), "dms-medic/", now::get);

  private static Reply secret(String text) {
    return Reply.ok(Json.object().with("Name", NAME).with("SecretString", text).write());
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void aSecretIsRead() {
    assertThat(secrets.read(NAME))
        .isEqualTo(
            Answer.known(
                new Credentials(
                    new Credentials.Login("dms", "hunter2"),
                    "db.example",
                    26257,
                    Optional.of("bank"),
                    "require",
                    Optional.of("PEM"))));
    assertThat(aws.operations().stream().map(operation -> "secretsmanager:" + operation))
        .containsExactlyElementsOf(SdkSecrets.permissions());
  }

  @Test
  void tlsIsVerifiedUnlessTheSecretSaysOtherwise() {
    reply = secret("{\"username\":\"u\",\"password\":\"p\",\"host\":\"h\",\"port\":\"26257\"}");

    assertThat(secrets.read(NAME).found().orElseThrow())
        .returns("verify-full", Credentials::sslMode)
        .returns(26257, Credentials::port)
        .returns(Optional.empty(), Credentials::database);
  }

  @Test
  void credentialsDoNotPrintThemselves() {
    Credentials credentials = secrets.read(NAME).found().orElseThrow();

    assertThat(credentials).hasToString("Credentials[hidden]");
    assertThat(credentials.login()).hasToString("Login[hidden]");
    assertThat(Optional.of(credentials).toString()).doesNotContain("hunter2");
  }

  @Test
  void aSecretIsAskedForAgainAfterMinutes() {
    secrets.read(NAME);
    now.updateAndGet(then -> then.plus(SdkSecrets.KEPT).minusMillis(1));
    secrets.read(NAME);
    assertThat(aws.requests()).hasSize(1);

    now.updateAndGet(then -> then.plusMillis(1));
    secrets.read(NAME);
    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void aForgottenSecretIsAskedForAtOnce() {
    secrets.read(NAME);
    secrets.forget(NAME);
    secrets.read(NAME);

    assertThat(aws.requests()).hasSize(2);
  }

  @Test
  void aNameOutsideThePrefixIsNotAskedFor() {
    assertThat(secrets.read("payroll/admin").reason())
        .isEqualTo("Secret 'payroll/admin' is not one of 'dms-medic/...'.");
    assertThat(aws.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "\"hunter2\"",
        "{\"password\":\"hunter2\"",
        "{\"password\":\"hunter2\"}",
        "{\"username\":\"u\",\"password\":\"hunter2\",\"host\":\"h\",\"port\":\"hunter2\"}",
        "{\"username\":\"u\",\"password\":\"hunter2\",\"host\":\"h\",\"port\":70000}"
      })
  void aSecretOfAnotherShapeIsASentenceThatQuotesNothing(String text) {
    reply = secret(text);

    assertThat(secrets.read(NAME).reason())
        .startsWith("Secret 'dms-medic/bank' cannot be used.")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({"400, ResourceNotFoundException", "400, AccessDeniedException"})
  void whatAwsRefusesIsUnknownWithItsCodeAndNotKept(int status, String code) {
    reply = Reply.error(status, code);
    assertThat(secrets.read(NAME).reason()).startsWith("Reading secret 'dms-medic/bank': " + code);

    reply = secret(COMPLETE);
    assertThat(secrets.read(NAME).found()).isPresent();
  }
}
