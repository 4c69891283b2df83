package dmsmedic.cockroachstandin.session;

import dmsmedic.cockroachstandin.backend.EmbeddedCluster;
import dmsmedic.cockroachstandin.dialect.SessionVariable;
import dmsmedic.cockroachstandin.dialect.SessionVariables;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.wire.Channel;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.SqlError;
import dmsmedic.cockroachstandin.wire.Startup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The beginning of a session: its parameters in PostgreSQL's words, and the password's check. */
final class Login {
  private static final Set<String> PLAIN = Set.of("user", "database");
  private static final Set<Integer> ANSWERED_BY_CLIENT = Set.of(3, 5, 10, 11);

  private final House house;
  private final Startup.Begin begin;

  Login(House house, Startup.Begin begin) {
    this.house = house;
    this.begin = begin;
  }

  /** The login role, folded as CockroachDB folds it. */
  String role() {
    return begin.parameters().getOrDefault("user", "").toLowerCase(Locale.ROOT);
  }

  /** The database asked for, or CockroachDB's first one. */
  String database() {
    return begin.parameters().getOrDefault("database", "defaultdb");
  }

  /** Logs in to PostgreSQL with what the client answers; false when that fails. */
  boolean enter(Channel client, Channel postgres) throws IOException {
    Optional<SqlError> objection = objection();
    if (objection.isPresent()) {
      client.send(objection.get().toMessage(true));
      return false;
    }
    postgres.writeStartup(begin.packet(parameters()));
    while (true) {
      Message message = postgres.read();
      if (message.type() == 'E') {
        client.send(SqlError.read(message).toMessage(true));
        return false;
      }
      client.send(message);
      int step = message.type() == 'R' ? message.reader().int32() : -1;
      if (step == 0) {
        return true;
      }
      if (ANSWERED_BY_CLIENT.contains(step)) {
        postgres.send(client.read());
      }
    }
  }

  private Optional<SqlError> objection() {
    if (role().equals("postgres") || house.cluster().catalog().role(role()).isEmpty()) {
      return Optional.of(
          new SqlError("28P01", "password authentication failed for user " + role()));
    }
    if (begin.parameters().containsKey("replication")) {
      return Optional.of(
          new SqlError("0A000", "the stand-in does not know replication connections"));
    }
    return settings().entrySet().stream()
        .flatMap(setting -> objection(setting.getKey(), setting.getValue()).stream())
        .findFirst();
  }

  private Optional<SqlError> objection(String name, String value) {
    return variables()
        .find(name)
        .filter(own -> own.kind().canonical(value).isEmpty())
        .map(own ->
            new SqlError("22023", "parameter \"%s\" %s".formatted(name, own.kind().complaint())));
  }

  private SessionVariables variables() {
    return house.dialect().variables();
  }

  /** The settings of the connection: parameters of the packet, and those in {@code options}. */
  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    begin
        .parameters()
        .forEach((name, value) -> {
          if (name.equals("options")) {
            settings.putAll(ConnectionOptions.parse(value));
          } else if (!PLAIN.contains(name)) {
            settings.put(name.toLowerCase(Locale.ROOT), value);
          }
        });
    return settings;
  }

  /** What PostgreSQL is told; names that CockroachDB does not know are ignored, as it does. */
  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("user", role());
    parameters.put("database", database());
    List<String> options = new ArrayList<>(defaultsOfRoot());
    settings()
        .forEach((name, value) -> {
          Optional<SessionVariable> own = variables().find(name);
          if (own.isPresent()) {
            options.add("-c " + own.get().carrier() + "=" + canonical(own.get(), value));
          } else if (variables().shared(name)) {
            parameters.put(name, value);
          }
        });
    if (!options.isEmpty()) {
      parameters.put("options", String.join(" ", options));
    }
    return parameters;
  }

  private static String canonical(SessionVariable variable, String value) {
    return variable.kind().canonical(value).orElseThrow();
  }

  /** Root has no defaults and ignores those of ALL: it is given the built-in ones. */
  private List<String> defaultsOfRoot() {
    if (!role().equals(EmbeddedCluster.ROOT)) {
      return List.of();
    }
    return variables().own().stream()
        .map(own -> "-c " + own.carrier() + "=" + own.builtIn())
        .toList();
  }
}
