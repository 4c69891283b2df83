package dmsmedic.taskhealer.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Outcome;
import dmsmedic.taskhealer.dms.Trouble.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.databasemigration.model.DatabaseMigrationException;

class ErrorCodesTest {

  @ParameterizedTest
  @CsvSource({
    "InvalidResourceStateFault, 400, PASSING",
    "ThrottlingException, 400, PASSING",
    "KMSThrottlingFault, 400, PASSING",
    "ResourceNotFoundFault, 400, ABSENT",
    "ResourceAlreadyExistsFault, 400, PRESENT",
    "AccessDeniedFault, 400, FINAL",
    "AccessDeniedException, 400, FINAL",
    "InvalidParameterValueException, 400, FINAL",
    "InvalidParameterCombinationException, 400, FINAL",
    "KMSKeyNotAccessibleFault, 400, FINAL",
    "NeverHeardOfFault, 400, FINAL",
    "InternalFailure, 500, UNSURE",
    "ServiceUnavailable, 503, UNSURE",
    "RequestTimeout, 408, UNSURE"
  })
  void everyCodeHasOneMeaning(String code, int status, Kind kind) {
    assertThat(answered(code, status, "Because.").kind()).isEqualTo(kind);
  }

  @Test
  void noAnswerLeavesTheFateOfADeedOpen() {
    Trouble trouble =
        ErrorCodes.of(DmsPermission.STOP_TASK, SdkClientException.create("token abc"));
    assertThat(trouble.outcome())
        .isEqualTo(
            new Outcome.Unsure("DMS gave no answer to StopReplicationTask (SdkClientException)."));
    assertThat(ErrorCodes.of(DmsPermission.STOP_TASK, ApiCallTimeoutException.create(1)).outcome())
        .isInstanceOf(Outcome.Unsure.class);
  }

  @Test
  void beforeADeedAnUnansweredQuestionHarmsNothing() {
    Trouble trouble = ErrorCodes.of(DmsPermission.DESCRIBE_TASKS, SdkClientException.create("x"));
    assertThat(trouble.beforeTheDeed()).isInstanceOf(Outcome.NotNow.class);
    assertThat(answered("AccessDeniedFault", 400, "No.").beforeTheDeed())
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aReasonTellsCallCodeAndMessageOnOneLine() {
    assertThat(answered("AccessDeniedFault", 400, "Not\nallowed.").reason())
        .isEqualTo("DMS answered StopReplicationTask with AccessDeniedFault: Not allowed.");
    assertThat(answered("AccessDeniedFault", 400, "x".repeat(5000)).reason().length())
        .isLessThan(400);
  }

  @Test
  void theMessageOfAnUnknownCodeIsNotRepeated() {
    Trouble trouble = answered("InvalidSignatureException", 403, "x-amz-security-token:abc");
    assertThat(trouble.reason())
        .isEqualTo("DMS answered StopReplicationTask with InvalidSignatureException.");
  }

  @Test
  void anAnswerWithoutDetailsIsNamedByItsStatus() {
    Trouble trouble =
        ErrorCodes.of(
            DmsPermission.STOP_TASK,
            (DatabaseMigrationException)
                DatabaseMigrationException.builder().statusCode(502).build());
    assertThat(trouble)
        .isEqualTo(
            new Trouble(Kind.UNSURE, "DMS answered StopReplicationTask with HTTP status 502."));
  }

  private static Trouble answered(String code, int status, String message) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    return ErrorCodes.of(
        DmsPermission.STOP_TASK,
        (DatabaseMigrationException)
            DatabaseMigrationException.builder()
                .statusCode(status)
                .awsErrorDetails(details)
                .build());
  }
}
