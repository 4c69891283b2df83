package dmsmedic.dmssimulator.rows;

/**
 * How an endpoint says its database is reached.
 *
 * @param engine the endpoint's EngineName
 * @param sslMode the endpoint's SslMode: none, require, verify-ca or verify-full
 */
public record Database(String engine, Address address, Login login, String sslMode) {

  /** Where it listens. */
  public record Address(String host, int port, String database) {}

  /** Who logs in; never printed. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + ", password=***]";
    }
  }
}
