package dmsmedic.taskhealer.secrets;

import dmsmedic.core.observation.Answer;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.aws.AwsFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Secrets within one prefix of names, each a JSON object as AWS writes it for databases: {@code
 * username}, {@code password}, {@code host}, {@code port}, and where wanted {@code dbname}, {@code
 * sslmode}, {@code sslrootcert}.
 *
 * <p>A name comes from a tag that an operator wrote, so one outside the prefix is refused before
 * AWS is asked. What was read is kept for {@link #KEPT}, so that a rotated password is found soon.
 * Nothing of a secret stands in an answer's reason.
 */
public final class SdkSecrets {

  /** How long a secret is used before it is read again. */
  public static final Duration KEPT = Duration.ofMinutes(5);

  private static final String VERIFY_FULL = "verify-full";
  private static final long PORT_MAX = 65_535;

  private final SecretsManagerClient client;
  private final String prefix;
  private final InstantSource clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Credentials credentials, Instant until) {}

  /** The secrets whose names begin with this prefix, which must not be empty. */
  public SdkSecrets(SecretsManagerClient client, String prefix, InstantSource clock) {
    if (prefix.isBlank()) {
      throw new IllegalArgumentException("Without a prefix every secret could be read.");
    }
    this.client = client;
    this.prefix = prefix;
    this.clock = clock;
  }

  /** A client for the secrets. */
  public static SecretsManagerClient client(AwsConnection connection) {
    return connection.prepare(SecretsManagerClient.builder()).build();
  }

  /** The IAM actions of every call that is made. */
  public static List<String> permissions() {
    return List.of("secretsmanager:GetSecretValue");
  }

  /** The credentials in the secret of this name. */
  public Answer<Credentials> read(String name) {
    if (!name.startsWith(prefix)) {
      return Answer.unknown("Secret '%s' is not one of '%s...'.".formatted(shown(name), prefix));
    }
    Kept known = kept.get(name);
    if (known != null && clock.instant().isBefore(known.until())) {
      return Answer.known(known.credentials());
    }
    Answer<Credentials> read = fresh(name);
    read.found().ifPresent(found -> kept.put(name, new Kept(found, clock.instant().plus(KEPT))));
    return read;
  }

  /** Forgets what was read of this secret, as after a login that was refused. */
  public void forget(String name) {
    kept.remove(name);
  }

  private Answer<Credentials> fresh(String name) {
    try {
      String text = client.getSecretValue(get -> get.secretId(name)).secretString();
      return text == null
          ? Answer.unknown("Secret '" + shown(name) + "' holds no text.")
          : Answer.known(parse(document(text)));
    } catch (UnreadableException e) {
      return Answer.unknown("Secret '" + shown(name) + "' cannot be used. " + e.getMessage());
    } catch (SdkException e) {
      String call = "Reading secret '" + shown(name) + "'";
      return Answer.unknown(AwsFailure.of(call, e).sentence());
    }
  }

  /** The parser's own words would quote what it stumbled over, which may be a bare password. */
  private static Fields document(String text) {
    try {
      return Json.fields(text);
    } catch (UnreadableException e) {
      throw new UnreadableException("It is not a JSON object.");
    }
  }

  private static Credentials parse(Fields secret) {
    return new Credentials(
        new Credentials.Login(secret.text("username"), secret.text("password")),
        secret.text("host"),
        port(secret),
        secret.optionalText("dbname"),
        secret.optionalText("sslmode").orElse(VERIFY_FULL),
        secret.optionalText("sslrootcert"));
  }

  /** AWS writes the port as a number; people often write it as a text. */
  private static int port(Fields secret) {
    boolean text = secret.object().get("port").filter(Json.Str.class::isInstance).isPresent();
    String digits = text ? secret.text("port") : Long.toString(secret.number("port"));
    if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > PORT_MAX) {
      throw secret.refusal("port", "is no port");
    }
    return Integer.parseInt(digits);
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}++", " ");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
  }
}
