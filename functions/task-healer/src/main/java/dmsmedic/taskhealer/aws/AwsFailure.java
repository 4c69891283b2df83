package dmsmedic.taskhealer.aws;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.redaction.Redaction;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failed call of an AWS service means.
 *
 * @param sentence the call, the service's code for the failure and its message, on one line
 */
public record AwsFailure(Kind kind, String sentence) {

  /** What a failure says about the call. */
  public enum Kind {
    /** Nothing happened; later it may. */
    THROTTLED,
    /** Nothing happened and nothing will. */
    REFUSED,
    /** The call may have taken effect: time-out, broken connection, error of the server. */
    UNSURE
  }

  /** Codes whose messages can repeat what was signed, a session token among it. */
  private static final Pattern SECRETIVE = Pattern.compile("(?i)signature|token|credential");

  private static final int CHARS_MAX = 300;
  private static final int FIRST_SERVER_ERROR = 500;

  /** The meaning of an exception that this call threw. */
  public static AwsFailure of(String call, SdkException thrown) {
    if (thrown instanceof AwsServiceException answered) {
      String code = answered.awsErrorDetails() == null ? "" : code(answered);
      return new AwsFailure(
          kind(answered),
          oneLine(call + ": " + code + " (HTTP " + answered.statusCode() + "), " + said(answered)));
    }
    return new AwsFailure(Kind.UNSURE, oneLine(call + ": no answer, " + thrown.getMessage()));
  }

  /** What became of a deed that failed like this. */
  public Outcome outcome() {
    return switch (kind) {
      case THROTTLED -> new Outcome.NotNow(sentence);
      case REFUSED -> new Outcome.Refused(sentence);
      case UNSURE -> new Outcome.Unsure(sentence);
    };
  }

  private static Kind kind(AwsServiceException answered) {
    if (answered.isThrottlingException()) {
      return Kind.THROTTLED;
    }
    return answered.statusCode() >= FIRST_SERVER_ERROR ? Kind.UNSURE : Kind.REFUSED;
  }

  private static String code(AwsServiceException answered) {
    String code = answered.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  private static String said(AwsServiceException answered) {
    String message =
        answered.awsErrorDetails() == null ? null : answered.awsErrorDetails().errorMessage();
    if (message == null || SECRETIVE.matcher(code(answered)).find()) {
      return "no message";
    }
    return message;
  }

  private static String oneLine(String text) {
    String line = Redaction.of(text.replaceAll("\\p{Cntrl}++", " "));
    return line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX) + "...";
  }
}
