package dmsmedic.taskhealer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.pace.Allowance;
import dmsmedic.taskhealer.cloudwatch.SdkLogs;
import dmsmedic.taskhealer.dms.DmsClients;
import dmsmedic.taskhealer.dynamodb.DynamoLedger;
import dmsmedic.taskhealer.notify.SdkAnnouncer;
import dmsmedic.taskhealer.secrets.SdkSecrets;
import dmsmedic.testkit.aws.ScriptedAws;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.regions.Region;

class AwsConnectionTest {

  private static Stream<AwsClient> clients(ScriptedAws aws) {
    AwsConnection connection = AwsConnection.to(aws.endpoint());
    Allowance allowance = Allowance.unlimited(() -> Instant.EPOCH);
    Optional<URI> endpoint = Optional.of(aws.endpoint());
    return Stream.of(
        SdkLogs.client(connection),
        DynamoLedger.client(connection),
        SdkAnnouncer.eventsClient(connection),
        SdkAnnouncer.topicClient(connection),
        SdkSecrets.client(connection),
        DmsClients.builder(endpoint, allowance).region(Region.US_EAST_1).build(),
        DmsClients.once(endpoint, allowance).region(Region.US_EAST_1).build());
  }

  @Test
  void noCallOfAnyServiceOutlastsTheTimeThatIsKeptBackForIt() {
    try (ScriptedAws aws = new ScriptedAws(_ -> Reply.ok("{}"))) {
      assertThat(clients(aws))
          .allSatisfy(client ->
              assertThat(
                      client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout())
                  .hasValueSatisfying(
                      longest -> assertThat(longest).isLessThanOrEqualTo(AwsConnection.CALL)));
    }
  }
}
