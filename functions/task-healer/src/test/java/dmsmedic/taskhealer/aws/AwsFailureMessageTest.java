package dmsmedic.taskhealer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class AwsFailureMessageTest {

  private static AwsFailure failure(String code, String message) {
    return AwsFailure.of(
        "Reading",
        AwsServiceException.builder()
            .statusCode(403)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build());
  }

  @Test
  void aMessageThatMayRepeatWhatWasSignedIsNotQuoted() {
    assertThat(failure("SignatureDoesNotMatch", "x-amz-security-token:canary").sentence())
        .contains("SignatureDoesNotMatch")
        .doesNotContain("canary");
    assertThat(failure("UnrecognizedClientException", "The security token is invalid").sentence())
        .contains("The security token is invalid");
  }
}
