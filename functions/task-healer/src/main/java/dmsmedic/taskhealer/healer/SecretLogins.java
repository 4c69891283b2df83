package dmsmedic.taskhealer.healer;

import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.observation.Answer;
import dmsmedic.taskhealer.cockroach.Login;
import dmsmedic.taskhealer.cockroach.Logins;
import dmsmedic.taskhealer.secrets.Credentials;
import dmsmedic.taskhealer.secrets.SdkSecrets;
import java.util.Optional;

/**
 * Logins at clusters, read from the secret that an endpoint names, else from the stack's.
 *
 * @param defaultSecret the name of the stack's own; empty where it has none
 */
public record SecretLogins(SdkSecrets secrets, Optional<String> defaultSecret) implements Logins {

  @Override
  public Answer<Login> of(Endpoint target) {
    Optional<String> name = target.secretName().or(() -> defaultSecret);
    return name.map(secrets::read)
        .map(SecretLogins::login)
        .orElseGet(() ->
            Answer.unknown(
                "No secret is known for '"
                    + target.host()
                    + "': tag the target endpoint with dms-medic-secret."));
  }

  private static Answer<Login> login(Answer<Credentials> credentials) {
    return switch (credentials) {
      case Answer.Unknown<Credentials>(String reason) -> Answer.unknown(reason);
      case Answer.Known<Credentials>(Credentials known) -> login(known);
    };
  }

  private static Answer<Login> login(Credentials known) {
    return Login.Tls.of(known.sslMode())
        .map(tls ->
            Answer.known(
                new Login(
                    known.host(),
                    known.login().username(),
                    known.login().password(),
                    tls,
                    known.sslRootCertificate())))
        .orElseGet(
            () -> Answer.unknown("The secret's sslmode '" + known.sslMode() + "' is not one."));
  }
}
