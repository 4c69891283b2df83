package dmsmedic.taskhealer.dms;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClientBuilder;

/**
 * The way to a client of DMS with the limits that a function's short life asks for.
 *
 * <p>Every act is safe to send again by the SDK's own retries: DMS refuses a second stop, start,
 * modify, create or delete by the state that the first left. A second reload loads a table once
 * more.
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
    DatabaseMigrationClientBuilder builder =
        DatabaseMigrationClient.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
            .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD).apiCallTimeout(CALL));
    endpoint.ifPresent(builder::endpointOverride);
    return builder;
  }
}
