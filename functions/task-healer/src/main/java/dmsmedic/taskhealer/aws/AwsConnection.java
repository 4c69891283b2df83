package dmsmedic.taskhealer.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * The way to AWS: the real one, or a stand-in on this machine.
 *
 * <p>Every call connects within {@link #CONNECT} and is answered within {@link #READ}, is tried
 * three times at most, and is given up after {@link #CALL}, so that a wake-up ends before Lambda
 * ends it.
 *
 * @param local where a stand-in listens; empty for the real AWS, with the function's own region and
 *     role
 */
public record AwsConnection(Optional<URI> local) {

  /** The longest that one call may take with all its attempts. */
  public static final Duration CALL = Duration.ofSeconds(18);

  /** The longest that a connection may take. */
  public static final Duration CONNECT = Duration.ofSeconds(2);

  /** The longest that one attempt may wait for an answer. */
  public static final Duration READ = Duration.ofSeconds(10);

  /** The real AWS. */
  public static AwsConnection real() {
    return new AwsConnection(Optional.empty());
  }

  /** A stand-in, which takes any credentials. */
  public static AwsConnection to(URI endpoint) {
    return new AwsConnection(Optional.of(endpoint));
  }

  /** The builder of a service's client, ready to be built. */
  public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B prepare(B builder) {
    builder.httpClientBuilder(
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ));
    builder.overrideConfiguration(
        settings -> settings.retryStrategy(RetryMode.STANDARD).apiCallTimeout(CALL));
    local.ifPresent(endpoint -> builder.endpointOverride(endpoint).region(Region.US_EAST_1));
    local.ifPresent(endpoint ->
        builder.credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
    return builder;
  }
}
