package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsFound.Lengths;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.RowsWanted.Limit;
import dmsmedic.taskhealer.cockroach.Connector.Session;
import dmsmedic.taskhealer.cockroach.Sql.Page;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts one table page by page in the order of its primary key, all pages as of one moment, so
 * that the sum is what the table held then.
 *
 * <p>First the key of a page's last row is looked up, then the rows up to it are counted. The keys
 * travel as text, whatever their types.
 */
final class RowCounter {

  /** Where a count stands that is not over. */
  private record Stretch(List<String> after, List<String> until) {}

  private final Session session;
  private final TableShape shape;
  private final RowsWanted wanted;
  private final Instant readAt;
  private final int pageRows;
  private final List<Lengths> lengths = new ArrayList<>();
  private long rows;
  private Optional<Long> younger = Optional.of(0L);

  RowCounter(Session session, TableShape shape, RowsWanted wanted, Instant readAt, int pageRows) {
    this.session = session;
    this.shape = shape;
    this.wanted = wanted;
    this.readAt = readAt;
    this.pageRows = pageRows;
    for (Limit limit : wanted.columns()) {
      lengths.add(new Lengths(limit.column(), 0, 0, 0, 0, shape.binary(limit.column())));
    }
  }

  /** Counts until the table ends or the time of the session is over. */
  Answer<RowsFound> count() throws SQLException {
    List<String> after = List.of();
    try {
      do {
        List<String> until = shape.key().isEmpty() ? List.of() : pageEnd(after);
        page(new Stretch(after, until));
        after = until;
      } while (!after.isEmpty());
      return Answer.known(new RowsFound(shape.name(), rows, younger, List.copyOf(lengths), readAt));
    } catch (SQLException e) {
      if (!new Trouble(e).cancelled()) {
        throw e;
      }
      return Answer.unknown(
          "Table '%s' was not counted in the time there is; %d rows were."
              .formatted(shape.name(), rows));
    }
  }

  /** The key of the page's last row; empty where the table ends before the page does. */
  private List<String> pageEnd(List<String> after) throws SQLException {
    String sql = Sql.pageEnd(page(!after.isEmpty(), false));
    try (PreparedStatement statement = session.prepare(sql)) {
      int next = bind(statement, 1, after);
      statement.setLong(next, pageRows - 1L);
      try (ResultSet row = statement.executeQuery()) {
        List<String> key = new ArrayList<>();
        boolean found = row.next();
        for (int i = 1; found && i <= shape.key().size(); i++) {
          key.add(row.getString(i));
        }
        return key;
      }
    }
  }

  private void page(Stretch stretch) throws SQLException {
    try {
      add(stretch);
    } catch (SQLException e) {
      // The columns asked for exist, so it is the hidden one that this cluster does not have.
      if (younger.isEmpty() || !new Trouble(e).unknownColumn()) {
        throw e;
      }
      younger = Optional.empty();
      add(stretch);
    }
  }

  private void add(Stretch stretch) throws SQLException {
    Page page = page(!stretch.after().isEmpty(), !stretch.until().isEmpty());
    String sql = Sql.count(counts(), page);
    try (PreparedStatement statement = session.prepare(sql)) {
      int next = bind(statement, bindLimits(statement), stretch.after());
      bind(statement, next, stretch.until());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        sum(row);
      }
    }
  }

  private List<String> counts() {
    List<String> counts = new ArrayList<>(List.of("count(*)"));
    if (younger.isPresent()) {
      counts.add(Sql.YOUNGER);
    }
    lengths.forEach(column -> counts.addAll(Sql.lengths(column.column(), column.binary())));
    return counts;
  }

  private int bindLimits(PreparedStatement statement) throws SQLException {
    int next = 1;
    if (younger.isPresent()) {
      statement.setBigDecimal(next++, Sql.hlc(wanted.youngerThan()));
    }
    for (Limit limit : wanted.columns()) {
      statement.setLong(next++, limit.limitBytes());
      statement.setLong(next++, limit.limitBytes() / 2);
    }
    return next;
  }

  private void sum(ResultSet row) throws SQLException {
    int next = 1;
    rows += row.getLong(next++);
    if (younger.isPresent()) {
      younger = Optional.of(younger.get() + row.getLong(next++));
    }
    for (int i = 0; i < lengths.size(); i++) {
      lengths.set(i, sum(lengths.get(i), row, next));
      next += 4;
    }
  }

  private static Lengths sum(Lengths before, ResultSet row, int first) throws SQLException {
    return new Lengths(
        before.column(),
        before.atLimit() + row.getLong(first),
        before.atHalf() + row.getLong(first + 1),
        Math.max(before.longestBytes(), row.getLong(first + 2)),
        Math.max(before.longestChars(), row.getLong(first + 3)),
        before.binary());
  }

  private Page page(boolean after, boolean until) {
    return new Page(Sql.table(shape.name()), shape.key(), readAt, after, until);
  }

  private static int bind(PreparedStatement statement, int first, List<String> key)
      throws SQLException {
    int next = first;
    for (String part : key) {
      statement.setString(next++, part);
    }
    return next;
  }
}
