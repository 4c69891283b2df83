package dmsmedic.taskhealer.secrets;

import java.util.Optional;

/**
 * What it takes to log in to a database; it never prints itself.
 *
 * @param sslMode how TLS is checked; {@code verify-full} unless the secret says otherwise
 * @param sslRootCertificate the certificates to trust, as PEM; empty for those of the platform
 */
public record Credentials(
    Login login,
    String host,
    int port,
    Optional<String> database,
    String sslMode,
    Optional<String> sslRootCertificate) {

  /** User and password. */
  public record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login[hidden]";
    }
  }

  @Override
  public String toString() {
    return "Credentials[hidden]";
  }
}
