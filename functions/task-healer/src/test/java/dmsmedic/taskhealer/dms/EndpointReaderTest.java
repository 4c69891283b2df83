package dmsmedic.taskhealer.dms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.Endpoint;

class EndpointReaderTest {

  private static final String ARN = "arn:aws:dms:eu-west-1:123456789012:endpoint:EXAMPLE";

  @Test
  void serverAndLoginAreReadFromTheEndpointItself() {
    Endpoint endpoint =
        Endpoint.builder()
            .endpointArn(ARN)
            .engineName("postgres")
            .serverName("db.example")
            .port(26257)
            .databaseName("shop")
            .username("dms")
            .build();
    assertThat(EndpointReader.read(endpoint, Map.of("dms-medic-secret", "example/target")))
        .isEqualTo(
            new dmsmedic.core.migration.Endpoint(
                ARN,
                "postgres",
                "db.example",
                26257,
                "shop",
                Optional.of("dms"),
                Optional.of("example/target")));
  }

  @Test
  void serverAndLoginAreReadFromTheSettingsOfTheEngine() {
    Endpoint endpoint =
        Endpoint.builder()
            .endpointArn(ARN)
            .engineName("mysql")
            .mySQLSettings(
                s -> s.serverName("db.example").port(3306).databaseName("shop").username("reader"))
            .build();
    dmsmedic.core.migration.Endpoint read = EndpointReader.read(endpoint, Map.of());
    assertThat(read.host()).isEqualTo("db.example");
    assertThat(read.port()).isEqualTo(3306);
    assertThat(read.database()).isEqualTo("shop");
    assertThat(read.username()).contains("reader");
  }

  @Test
  void aLoginBySecretIsNamedByTheTag() {
    Endpoint endpoint =
        Endpoint.builder()
            .endpointArn(ARN)
            .engineName("postgres")
            .postgreSQLSettings(s -> s.secretsManagerSecretId("example/dms").databaseName("shop"))
            .build();
    assertThat(EndpointReader.read(endpoint, Map.of("dms-medic-role", "dms")).username())
        .contains("dms");
    assertThat(EndpointReader.read(endpoint, Map.of()).username()).isEmpty();
    assertThat(EndpointReader.read(endpoint, Map.of()).host()).isEmpty();
  }
}
