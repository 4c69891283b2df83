package dmsmedic.medic.scan;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.TableToken;
import dmsmedic.core.migration.TableName;
import dmsmedic.events.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How {@code --json} says an occurrence.
 *
 * <p>Scripts rely on it: {@code fault}, {@code at} (ISO 8601, UTC), {@code schema}, {@code table},
 * {@code column}, {@code limitBytes}, {@code actualBytes}, {@code line}; what is unknown is left
 * out. A token {@code 'a.b.c'} splits at its first dot.
 */
final class OccurrenceJson {
  private OccurrenceJson() {}

  static String write(Occurrence occurrence) {
    Optional<TableName> name = occurrence.table().flatMap(token -> token.resolve(Set.of()));
    Optional<String> table =
        name.map(TableName::table).or(() -> occurrence.table().map(TableToken::text));
    Json.Obj json =
        Json.object()
            .with("fault", occurrence.fault().word())
            .with("at", occurrence.at().map(Instant::toString))
            .with("schema", name.map(TableName::schema))
            .with("table", table)
            .with("column", occurrence.column());
    json = withNumber(json, "limitBytes", occurrence.limitBytes());
    json = withNumber(json, "actualBytes", occurrence.actualBytes());
    return json.with("line", occurrence.line()).write();
  }

  private static Json.Obj withNumber(Json.Obj json, String name, OptionalLong number) {
    return number.isPresent() ? json.with(name, number.getAsLong()) : json;
  }
}
