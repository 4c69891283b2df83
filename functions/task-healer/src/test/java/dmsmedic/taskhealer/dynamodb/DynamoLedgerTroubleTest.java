package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Ledger.Saved;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.testkit.aws.ScriptedAws;
import dmsmedic.testkit.aws.ScriptedAws.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamoLedgerTroubleTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final TaskArn TASK = TaskArn.of("aws", "eu-west-1", "123456789012", "ORDERS");
  private static final Incident INCIDENT = Incident.opened(TASK, List.of(), NOON);

  private static DynamoLedger ledger(ScriptedAws aws) {
    return new DynamoLedger(DynamoLedger.client(AwsConnection.to(aws.endpoint())), "example");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ProvisionedThroughputExceededException",
    "400, AccessDeniedException",
    "400, ResourceNotFoundException",
    "500, InternalServerError",
    "503, ServiceUnavailable"
  })
  void whatFailsIsFailedWithTheCodeAndUnknownWhenRead(int status, String code) {
    try (ScriptedAws aws = new ScriptedAws(request -> Reply.error(status, code))) {
      assertThat(ledger(aws).save(INCIDENT))
          .isInstanceOfSatisfying(
              Saved.Failed.class, failed -> assertThat(failed.reason()).contains(code));
      assertThat(ledger(aws).open(TASK).reason()).contains(code);
    }
  }

  @Test
  void aFailedConditionIsAnOvertaking() {
    try (ScriptedAws aws =
        new ScriptedAws(request -> Reply.error(400, "ConditionalCheckFailedException"))) {
      assertThat(ledger(aws).save(INCIDENT)).isEqualTo(new Saved.Overtaken<Incident>());
    }
  }

  @ParameterizedTest
  @CsvSource({"ConditionalCheckFailed, Overtaken", "TransactionConflict, Failed"})
  void aCanceledTransactionIsAnOvertakingOnlyByItsCondition(String reason, String saved) {
    String canceled =
        """
        {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
         "message":"scripted",
         "CancellationReasons":[{"Code":"None"},{"Code":"%s","Message":"scripted"}]}
        """
            .formatted(reason);
    try (ScriptedAws aws = new ScriptedAws(request -> new Reply(400, canceled))) {
      assertThat(ledger(aws).save(INCIDENT.in(new Phase.Healed(NOON))).getClass().getSimpleName())
          .isEqualTo(saved);
      assertThat(aws.operations()).contains("TransactWriteItems");
    }
  }

  @Test
  void aTableThatNobodyAnswersForIsFailed() {
    ScriptedAws aws = new ScriptedAws(request -> Reply.ok("{}"));
    DynamoLedger ledger = ledger(aws);
    aws.close();

    assertThat(ledger.save(INCIDENT)).isInstanceOf(Saved.Failed.class);
    assertThat(ledger.open(TASK).reason()).startsWith("Reading the ledger: no answer");
  }
}
