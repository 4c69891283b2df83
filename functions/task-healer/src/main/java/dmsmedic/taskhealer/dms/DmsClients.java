package dmsmedic.taskhealer.dms;

import dmsmedic.core.pace.Allowance;
import dmsmedic.taskhealer.aws.AwsConnection;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClientBuilder;

/**
 * The way to a client of DMS with the limits that a function's short life asks for.
 *
 * <p>Questions are retried. A deed is not: after a lost answer a second stop would be refused by
 * the state that the first left, and would look like a stop of somebody else; a second reload loads
 * a table once more.
 */
public final class DmsClients {

  private static final int ATTEMPTS = 3;
  private static final int SERVER_ERROR = 500;

  private DmsClients() {}

  /** Why a question was not sent. */
  static final String NOT_GRANTED = "No request to DMS is left for now.";

  /** Whether a question was not sent; the SDK wraps what an interceptor throws as it likes. */
  static boolean notGranted(SdkException failure) {
    return String.valueOf(failure.getMessage()).contains(NOT_GRANTED);
  }

  /**
   * Takes every request that is about to be sent, each page and each repetition, from the
   * allowance; a deed is sent in any case.
   */
  private record Metering(Allowance allowance, boolean deeds) implements ExecutionInterceptor {

    @Override
    public void beforeTransmission(Context.BeforeTransmission request, ExecutionAttributes none) {
      if (deeds) {
        allowance.deed();
      } else if (!allowance.question()) {
        throw SdkClientException.create(NOT_GRANTED);
      }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes none) {
      if (throttled(failed.exception())) {
        allowance.refused();
      }
    }
  }

  /**
   * A builder with time-outs and retries set; region and credentials come from the environment
   * unless the caller sets them.
   *
   * @param endpoint another address than that of AWS, such as that of a simulated DMS
   * @param allowance where each request is taken from
   */
  public static DatabaseMigrationClientBuilder builder(
      Optional<URI> endpoint, Allowance allowance) {
    return builder(endpoint, patient(), new Metering(allowance, false));
  }

  /** The same for deeds, each of which is sent once. */
  public static DatabaseMigrationClientBuilder once(Optional<URI> endpoint, Allowance allowance) {
    return builder(endpoint, AwsRetryStrategy.doNotRetry(), new Metering(allowance, true));
  }

  private static DatabaseMigrationClientBuilder builder(
      Optional<URI> endpoint, RetryStrategy retries, ExecutionInterceptor metering) {
    DatabaseMigrationClientBuilder builder =
        DatabaseMigrationClient.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(AwsConnection.CONNECT)
                    .socketTimeout(AwsConnection.READ))
            .overrideConfiguration(o ->
                o.apiCallTimeout(AwsConnection.CALL)
                    .retryStrategy(retries)
                    .addExecutionInterceptor(metering));
    endpoint.ifPresent(builder::endpointOverride);
    return builder;
  }

  /** Sends again what failed on its way; what came too often would only come more often still. */
  private static RetryStrategy patient() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .maxAttempts(ATTEMPTS)
        .retryOnException(DmsClients::failedOnItsWay)
        .useClientDefaults(false)
        .build();
  }

  private static boolean failedOnItsWay(Throwable failure) {
    return switch (failure) {
      case AwsServiceException answer ->
          answer.statusCode() >= SERVER_ERROR && !answer.isThrottlingException();
      case ApiCallAttemptTimeoutException _ -> true;
      default -> failure.getCause() instanceof IOException;
    };
  }

  private static boolean throttled(Throwable failure) {
    return failure instanceof AwsServiceException answer && answer.isThrottlingException();
  }
}
