package dmsmedic.taskhealer.dms;

import dmsmedic.core.redaction.Redaction;
import dmsmedic.taskhealer.dms.Trouble.Kind;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one table of error codes of DMS, and what each of them means.
 *
 * <p>Most codes are modelled in the API; that of parameters and throttling are not, and come all
 * the same, so codes are compared and not exception types. A code that is not listed is final, and
 * any server error leaves the fate of the call open.
 */
final class ErrorCodes {

  private static final int MESSAGE_CHARS = 300;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("ResourceNotFoundFault", Kind.ABSENT),
          Map.entry("ResourceAlreadyExistsFault", Kind.PRESENT),
          Map.entry("InvalidResourceStateFault", Kind.PASSING),
          Map.entry("InsufficientResourceCapacityFault", Kind.PASSING),
          Map.entry("ThrottlingException", Kind.PASSING),
          Map.entry("Throttling", Kind.PASSING),
          Map.entry("RequestLimitExceeded", Kind.PASSING),
          Map.entry("TooManyRequestsException", Kind.PASSING),
          Map.entry("KMSThrottlingFault", Kind.PASSING),
          Map.entry("AccessDeniedFault", Kind.FINAL),
          Map.entry("AccessDeniedException", Kind.FINAL),
          Map.entry("InvalidParameterValueException", Kind.FINAL),
          Map.entry("InvalidParameterCombinationException", Kind.FINAL),
          Map.entry("ValidationException", Kind.FINAL),
          Map.entry("ResourceQuotaExceededFault", Kind.FINAL),
          Map.entry("StorageQuotaExceededFault", Kind.FINAL),
          Map.entry("KMSAccessDeniedFault", Kind.FINAL),
          Map.entry("KMSDisabledFault", Kind.FINAL),
          Map.entry("KMSFault", Kind.FINAL),
          Map.entry("KMSInvalidStateFault", Kind.FINAL),
          Map.entry("KMSKeyNotAccessibleFault", Kind.FINAL),
          Map.entry("KMSNotFoundFault", Kind.FINAL));

  private ErrorCodes() {}

  static Trouble of(DmsPermission permission, SdkException failure) {
    if (failure instanceof AwsServiceException answer) {
      return answered(permission, answer);
    }
    if (DmsClients.notGranted(failure)) {
      return new Trouble(Kind.PASSING, permission.call() + " waits: " + DmsClients.NOT_GRANTED);
    }
    return new Trouble(
        Kind.UNSURE,
        "DMS gave no answer to "
            + permission.call()
            + " ("
            + failure.getClass().getSimpleName()
            + ").");
  }

  private static Trouble answered(DmsPermission permission, AwsServiceException answer) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
    String code =
        details.map(AwsErrorDetails::errorCode).orElse("HTTP status " + answer.statusCode());
    String sentence = "DMS answered " + permission.call() + " with " + code;
    return new Trouble(kind(code, answer), sentence + message(code, details));
  }

  private static Kind kind(String code, AwsServiceException answer) {
    Kind listed = KINDS.get(code);
    if (listed != null) {
      return listed;
    }
    if (answer.isThrottlingException()) {
      return Kind.PASSING;
    }
    int status = answer.statusCode();
    return status >= SERVER_ERROR || status == REQUEST_TIMEOUT ? Kind.UNSURE : Kind.FINAL;
  }

  /** Only listed codes are quoted: a complaint about a signature would repeat the session token. */
  private static String message(String code, Optional<AwsErrorDetails> details) {
    return details
        .filter(any -> KINDS.containsKey(code))
        .map(AwsErrorDetails::errorMessage)
        .map(text -> Redaction.of(text.replaceAll("\\p{Cntrl}+", " ")).strip())
        .filter(text -> !text.isEmpty())
        .map(text -> text.length() > MESSAGE_CHARS ? text.substring(0, MESSAGE_CHARS) : text)
        .map(text -> ": " + text)
        .orElse(".");
  }
}
