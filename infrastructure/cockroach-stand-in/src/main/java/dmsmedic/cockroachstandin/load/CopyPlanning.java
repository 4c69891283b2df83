package dmsmedic.cockroachstandin.load;

import dmsmedic.cockroachstandin.backend.Catalog.Column;
import dmsmedic.cockroachstandin.copy.CopyStatement;
import dmsmedic.cockroachstandin.house.Backend;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.load.CopyPlan.CopySettings;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.PayloadReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the plan of a COPY from the session's variables and the table. */
final class CopyPlanning {
  /** Rows of a batch, not vectorized and vectorized (pkg/sql/copy_from.go). */
  private static final int PLAIN_BATCH_ROWS = 100;

  private static final int VECTORIZED_BATCH_ROWS = 32 << 10;
  private static final int DEFAULT_MAX_RETRIES = 5;
  private static final List<String> VARIABLES =
      List.of(
          "copy_from_atomic_enabled",
          "copy_from_retries_enabled",
          "expect_and_ignore_not_visible_columns_in_copy",
          "copy_fast_path_enabled",
          "vectorize",
          "copy_num_retries_per_batch");
  private static final String READ_VARIABLES =
      VARIABLES.stream()
          .map(name -> "current_setting('crdb." + name + "', true)")
          .collect(Collectors.joining(", ", "SELECT ", ""));

  private final House house;
  private final Backend backend;
  private final String database;

  CopyPlanning(House house, Backend backend, String database) {
    this.house = house;
    this.backend = backend;
    this.database = database;
  }

  CopyPlan plan(CopyStatement statement) throws IOException, InterruptedException {
    List<String> values = backend.status() == 'E' ? List.of() : readVariables();
    List<Column> columns = house.cluster().catalog().columns(database, statement.table());
    boolean takesHidden = statement.columns().isEmpty() && isOn(values, 2);
    return new CopyPlan(
        statement,
        backend.status() == 'I',
        settings(values),
        batchRows(statement, values),
        into(statement, columns),
        expectedFields(statement, columns, takesHidden),
        takesHidden ? hiddenPlaces(columns) : Set.of(),
        columns.stream().anyMatch(Column::json));
  }

  private List<String> readVariables() throws IOException, InterruptedException {
    backend.say(Message.query(READ_VARIABLES));
    List<String> values = new ArrayList<>();
    for (Message message : backend.hearAll()) {
      if (message.type() == 'D') {
        PayloadReader reader = message.reader();
        int count = reader.int16();
        for (int i = 0; i < count; i++) {
          values.add(reader.value().orElse(""));
        }
      }
    }
    return values;
  }

  private static boolean isOn(List<String> values, int index) {
    return index < values.size() && values.get(index).equals("on");
  }

  private static CopySettings settings(List<String> values) {
    boolean known = values.size() == VARIABLES.size() && !values.get(5).isEmpty();
    int maxRetries = known ? Integer.parseInt(values.get(5)) : DEFAULT_MAX_RETRIES;
    return new CopySettings(isOn(values, 0), isOn(values, 1), maxRetries);
  }

  private int batchRows(CopyStatement statement, List<String> values) {
    boolean vectorized =
        house.dialect().version().atLeast(23, 1, 0)
            && isOn(values, 3)
            && isOn(values, 4)
            && !house.cluster().catalog().hasForeignKey(database, statement.table());
    return house
        .copying()
        .batchRows()
        .orElse(vectorized ? VECTORIZED_BATCH_ROWS : PLAIN_BATCH_ROWS);
  }

  /** The columns listed, or the visible ones; none where the table is not known. */
  private static List<String> into(CopyStatement statement, List<Column> columns) {
    if (!statement.columns().isEmpty()) {
      return statement.columns();
    }
    return columns.stream().filter(column -> !column.hidden()).map(Column::name).toList();
  }

  private static OptionalInt expectedFields(
      CopyStatement statement, List<Column> columns, boolean takesHidden) {
    if (!statement.columns().isEmpty()) {
      return OptionalInt.of(statement.columns().size());
    }
    if (columns.isEmpty()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(takesHidden ? columns.size() : into(statement, columns).size());
  }

  private static Set<Integer> hiddenPlaces(List<Column> columns) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).hidden())
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }
}
