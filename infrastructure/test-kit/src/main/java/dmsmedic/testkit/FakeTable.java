package dmsmedic.testkit;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsFound.Lengths;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.RowsWanted.Limit;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.testkit.TableLayout.Column;
import dmsmedic.testkit.TableLayout.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A table in memory that remembers when each row was written and when it went. */
public final class FakeTable {

  /** A row, or an earlier version of one. */
  private record Row(Map<String, String> values, Instant from, Optional<Instant> until) {
    Row {
      values = Map.copyOf(values);
    }

    boolean at(Instant time) {
      return !from.isAfter(time) && until.map(time::isBefore).orElse(true);
    }
  }

  private final TableLayout layout;
  private final InstantSource clock;
  private final Instant createdAt;
  private final List<Row> rows = new ArrayList<>();

  FakeTable(TableLayout layout, InstantSource clock) {
    this.layout = layout;
    this.clock = clock;
    this.createdAt = clock.instant();
  }

  /** What the table was created as. */
  public TableLayout layout() {
    return layout;
  }

  /** Writes a row; one with the same key goes. Columns that are not named are NULL. */
  public void upsert(Map<String, String> values) {
    if (!layout.key().isEmpty()) {
      delete(row -> key(row).equals(key(values)));
    }
    rows.add(new Row(values, clock.instant(), Optional.empty()));
  }

  private List<Optional<String>> key(Map<String, String> values) {
    return layout.key().stream().map(column -> Optional.ofNullable(values.get(column))).toList();
  }

  /** Deletes every row of now that is so. */
  public void delete(Predicate<Map<String, String>> so) {
    Instant now = clock.instant();
    rows.replaceAll(row ->
        row.until().isEmpty() && so.test(row.values())
            ? new Row(row.values(), row.from(), Optional.of(now))
            : row);
  }

  /** Deletes every row; reads of the past still see them. */
  public void truncate() {
    delete(_ -> true);
  }

  /** The rows of now. */
  public List<Map<String, String>> rows() {
    return rows.stream().filter(row -> row.until().isEmpty()).map(Row::values).toList();
  }

  TargetTable target(List<TableName> referencedBy) {
    Map<String, TargetTable.Column> columns =
        layout.columns().stream().collect(Collectors.toMap(Column::name, this::seen));
    return new TargetTable(layout.name(), true, !layout.key().isEmpty(), columns, referencedBy);
  }

  private TargetTable.Column seen(Column column) {
    boolean key = layout.key().contains(column.name());
    return new TargetTable.Column(column.nullable() && !key, column.kind().unbounded() && !key);
  }

  Answer<RowsFound> count(RowsWanted wanted, Instant readAt) {
    if (createdAt.isAfter(readAt)) {
      return Answer.unknown("Table '" + layout.name() + "' did not exist at " + readAt + ".");
    }
    for (Limit limit : wanted.columns()) {
      if (kind(limit.column()).isEmpty()) {
        return Answer.unknown("There is no column '" + limit.column() + "'.");
      }
    }
    List<Row> then = rows.stream().filter(row -> row.at(readAt)).toList();
    long younger = then.stream().filter(row -> row.from().isAfter(wanted.youngerThan())).count();
    List<Lengths> lengths = wanted.columns().stream().map(limit -> lengths(then, limit)).toList();
    return Answer.known(
        new RowsFound(layout.name(), then.size(), Optional.of(younger), lengths, readAt));
  }

  private Lengths lengths(List<Row> then, Limit limit) {
    boolean binary = kind(limit.column()).equals(Optional.of(Kind.BYTES));
    List<String> values =
        then.stream()
            .flatMap(row -> Optional.ofNullable(row.values().get(limit.column())).stream())
            .toList();
    ToLongFunction<String> bytes = value -> value.getBytes(StandardCharsets.UTF_8).length;
    ToLongFunction<String> characters =
        binary ? bytes : value -> value.codePointCount(0, value.length());
    long half = limit.limitBytes() / 2;
    return new Lengths(
        limit.column(),
        values.stream().mapToLong(bytes).filter(n -> n == limit.limitBytes()).count(),
        values.stream().mapToLong(characters).filter(n -> n == half).count(),
        values.stream().mapToLong(bytes).max().orElse(0),
        values.stream().mapToLong(characters).max().orElse(0),
        binary);
  }

  private Optional<Kind> kind(String column) {
    return layout.columns().stream()
        .filter(known -> known.name().equals(column))
        .map(Column::kind)
        .findFirst();
  }
}
