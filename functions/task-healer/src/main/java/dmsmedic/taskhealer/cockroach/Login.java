package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.migration.Endpoint;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Our own login at one cluster, as a secret tells it; it does not print its password.
 *
 * @param host the cluster the password is meant for; it is sent to no other
 * @param rootCertificate the certificate authorities to trust, as PEM; empty for those of the Java
 *     runtime, which know the authority of CockroachDB Basic and Standard clusters
 */
public record Login(
    String host, String username, String password, Tls tls, Optional<String> rootCertificate) {

  /** How far a connection is protected; the words are those of {@code sslmode}. */
  public enum Tls {
    /** No encryption, for a cluster on the same machine. */
    DISABLE,
    /** Encrypted, towards whoever answers. */
    REQUIRE,
    /** The certificate is checked, the name in it is not. */
    VERIFY_CA,
    /** Certificate and name are checked; what is used unless a secret says otherwise. */
    VERIFY_FULL;

    /** The mode that a secret names; empty for a word that is none. */
    public static Optional<Tls> of(String sslMode) {
      return Arrays.stream(values()).filter(mode -> mode.word().equals(sslMode)).findFirst();
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean verifies() {
      return this == VERIFY_CA || this == VERIFY_FULL;
    }
  }

  /** A login under full verification against the authorities that Java trusts. */
  public static Login verified(String host, String username, String password) {
    return new Login(host, username, password, Tls.VERIFY_FULL, Optional.empty());
  }

  /** Why this login must not be used at an endpoint; empty where it may. */
  Optional<String> objection(Endpoint target) {
    return host.equalsIgnoreCase(target.host())
        ? Optional.empty()
        : Optional.of(
            "The secret is for host '%s', and the endpoint's server is '%s'."
                .formatted(host, target.host()));
  }

  @Override
  public String toString() {
    return "Login[" + username + " at " + host + ", sslmode " + tls.word() + "]";
  }
}
