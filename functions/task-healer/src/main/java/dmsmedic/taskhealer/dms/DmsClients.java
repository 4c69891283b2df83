package dmsmedic.taskhealer.dms;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
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

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(25);

  private DmsClients() {}

  /**
   * A builder with time-outs and retries set; region and credentials come from the environment
   * unless the caller sets them.
   *
   * @param endpoint another address than that of AWS, such as that of a simulated DMS
   */
  public static DatabaseMigrationClientBuilder builder(Optional<URI> endpoint) {
    return builder(endpoint, o -> o.retryStrategy(RetryMode.STANDARD));
  }

  /** The same for deeds, each of which is sent once. */
  public static DatabaseMigrationClientBuilder once(Optional<URI> endpoint) {
    return builder(endpoint, o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }

  private static DatabaseMigrationClientBuilder builder(
      Optional<URI> endpoint, Consumer<ClientOverrideConfiguration.Builder> retries) {
    DatabaseMigrationClientBuilder builder =
        DatabaseMigrationClient.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
            .overrideConfiguration(o -> retries.accept(o.apiCallTimeout(CALL)));
    endpoint.ifPresent(builder::endpointOverride);
    return builder;
  }
}
