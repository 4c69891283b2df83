package dmsmedic.taskhealer.dms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.databasemigration.model.Endpoint;

/**
 * What tells an endpoint in the words of core.
 *
 * <p>DMS reports server and login either for every engine alike or inside the settings of the
 * engine; an endpoint that logs in with a secret reports no login at all.
 */
final class EndpointReader {

  /** Names the secret with which the healer itself reaches the database. */
  static final String SECRET_TAG = "dms-medic-secret";

  /** Names the role that DMS logs in with, where the endpoint does not tell. */
  static final String ROLE_TAG = "dms-medic-role";

  /** The part of an engine's settings that says how its database is reached. */
  private record Way(
      @Nullable String server,
      @Nullable Integer port,
      @Nullable String database,
      @Nullable String username) {}

  private EndpointReader() {}

  static dmsmedic.core.migration.Endpoint read(Endpoint endpoint, Map<String, String> tags) {
    List<Way> ways = ways(endpoint);
    String host = first(ways, Way::server).orElse("");
    return new dmsmedic.core.migration.Endpoint(
        endpoint.endpointArn(),
        Optional.ofNullable(endpoint.engineName()).orElse(""),
        host,
        first(ways, Way::port).orElse(0),
        bare(host, first(ways, Way::database).orElse("")),
        first(ways, Way::username).or(() -> tag(tags, ROLE_TAG)),
        tag(tags, SECRET_TAG));
  }

  /**
   * The database itself, where the endpoint names it behind its cluster.
   *
   * <p>CockroachDB Basic and Standard ask DMS for {@code {host}.{database}} ("Migrate with AWS
   * DMS"), because its client does not say the host when it connects.
   */
  private static String bare(String host, String database) {
    String cluster = host.split("\\.", 2)[0] + ".";
    if (database.startsWith(host + ".")) {
      return database.substring(host.length() + 1);
    }
    return cluster.length() > 1 && database.startsWith(cluster)
        ? database.substring(cluster.length())
        : database;
  }

  private static Optional<String> tag(Map<String, String> tags, String name) {
    return Optional.ofNullable(tags.get(name)).filter(value -> !value.isBlank());
  }

  private static <T> Optional<T> first(List<Way> ways, Function<Way, @Nullable T> part) {
    return ways.stream()
        .map(way -> Optional.<T>ofNullable(part.apply(way)))
        .flatMap(Optional::stream)
        .filter(value -> !value.equals(""))
        .findFirst();
  }

  private static List<Way> ways(Endpoint e) {
    Way own = new Way(e.serverName(), e.port(), e.databaseName(), e.username());
    return Stream.concat(Stream.of(own), Stream.concat(relational(e), others(e))).toList();
  }

  private static Stream<Way> relational(Endpoint e) {
    return Stream.of(
            way(
                e.postgreSQLSettings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())),
            way(
                e.mySQLSettings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())),
            way(
                e.oracleSettings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())),
            way(
                e.microsoftSQLServerSettings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())),
            way(
                e.ibmDb2Settings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())),
            way(
                e.sybaseSettings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())))
        .flatMap(Optional::stream);
  }

  private static Stream<Way> others(Endpoint e) {
    return Stream.of(
            way(
                e.mongoDbSettings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())),
            way(
                e.docDbSettings(),
                s -> new Way(s.serverName(), s.port(), s.databaseName(), s.username())))
        .flatMap(Optional::stream);
  }

  private static <T> Optional<Way> way(@Nullable T settings, Function<T, Way> read) {
    return Optional.ofNullable(settings).map(read);
  }
}
