package dmsmedic.taskhealer.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.testkit.localstack.LocalStack;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SdkSecretsIT {

  private static final String NAME = "dms-medic/example";

  @Test
  void aSecretOfTheServiceIsReadAndOneThatIsNotThereIsUnknown() {
    try (SecretsManagerClient client =
        SdkSecrets.client(AwsConnection.to(LocalStack.endpointOrSkip()))) {
      client.listSecrets(); // The first call may take so long that it is sent twice.
      client.createSecret(create ->
          create
              .name(NAME)
              .secretString(
                  "{\"username\":\"dms\",\"password\":\"p\",\"host\":\"h\",\"port\":26257}"));
      SdkSecrets secrets = new SdkSecrets(client, "dms-medic/", () -> Instant.EPOCH);

      assertThat(secrets.read(NAME).found().orElseThrow().host()).isEqualTo("h");
      assertThat(secrets.read("dms-medic/none").reason()).contains("ResourceNotFoundException");
      client.deleteSecret(delete -> delete.secretId(NAME).forceDeleteWithoutRecovery(true));
    }
  }
}
