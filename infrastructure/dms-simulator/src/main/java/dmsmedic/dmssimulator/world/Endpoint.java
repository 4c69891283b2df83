package dmsmedic.dmssimulator.world;

import dmsmedic.dmssimulator.kernel.Json;
import dmsmedic.dmssimulator.rows.Database;
import java.util.Map;
import java.util.Optional;

/** An endpoint: what callers gave, told back without the password. */
public final class Endpoint {
  private final String arn;
  private final Map<String, Object> fields;
  private String password;

  /** An endpoint with its members in the API's words. */
  public Endpoint(String arn, Map<String, Object> fields, String password) {
    this.arn = arn;
    this.fields = fields;
    this.password = password;
  }

  public String arn() {
    return arn;
  }

  /** Members as DescribeEndpoints tells them; may be changed. */
  public Map<String, Object> fields() {
    return fields;
  }

  public void password(String changed) {
    password = changed;
  }

  public String identifier() {
    return text("EndpointIdentifier").orElse("");
  }

  public boolean isSource() {
    return text("EndpointType").filter("source"::equalsIgnoreCase).isPresent();
  }

  /** How its database is reached; members of PostgreSQLSettings count where top ones are absent. */
  public Database database() {
    Map<String, Object> own = Json.part(fields, "PostgreSQLSettings");
    return new Database(
        text("EngineName").orElse(""),
        new Database.Address(
            member(own, "ServerName"),
            Integer.parseInt(
                Optional.of(member(own, "Port")).filter(p -> !p.isEmpty()).orElse("0")),
            member(own, "DatabaseName")),
        new Database.Login(member(own, "Username"), password),
        text("SslMode").orElse("none"));
  }

  /** Whether the source fails tasks instead of truncating LOBs. */
  public boolean failsTasksOnLobTruncation() {
    return Boolean.TRUE.equals(
        Json.part(fields, "PostgreSQLSettings").get("FailTasksOnLobTruncation"));
  }

  /** The largest CSV file in KB; 32768 when the endpoint does not say. */
  public long maxFileKb() {
    return Json.part(fields, "PostgreSQLSettings").get("MaxFileSize") instanceof Number kb
        ? kb.longValue()
        : 32_768;
  }

  private String member(Map<String, Object> own, String name) {
    return text(name).or(() -> Json.text(own, name)).orElse("");
  }

  private Optional<String> text(String name) {
    return Json.text(fields, name);
  }
}
