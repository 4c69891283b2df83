package dmsmedic.dmssimulator.plan;

import dmsmedic.dmssimulator.rows.Column;
import dmsmedic.dmssimulator.rows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row as its table's LOB mode lets it travel.
 *
 * @param first what is inserted
 * @param later what is looked up and updated afterwards
 * @param truncations values that were cut
 */
public record LobCut(Row first, Row later, List<Truncation> truncations) {

  /** A value that was cut, in bytes of the transfer encoding. */
  public record Truncation(String column, long limitBytes, long actualBytes) {}

  /** Lets a row of the source through. */
  public static LobCut of(PlannedTable table, Row row, Transfer transfer, Moment moment) {
    LobCut cut = new LobCut(Row.empty(), Row.empty(), new ArrayList<>());
    for (Column column : table.source().columns()) {
      if (row.has(column.name())) {
        cut.add(table.lobs(), column, row.get(column.name()), new Way(transfer, moment));
      }
    }
    return cut;
  }

  /** When a row travels: in a load, in a change, or in a change whose LOBs are looked up. */
  public enum Moment {
    LOAD,
    CHANGE,
    CHANGE_LOOKED_UP
  }

  private record Way(Transfer transfer, Moment moment) {}

  private void add(Lobs lobs, Column column, Optional<String> value, Way way) {
    if (!column.isLob() || value.isEmpty()) {
      if (!column.isLob() || lobs.mode() != Lobs.Mode.OFF) {
        first.put(column.name(), value);
      }
      return;
    }
    switch (lobs.mode()) {
      case OFF -> {}
      case LIMITED -> addLimited(lobs.limitBytes(), column, value.get(), way);
      case FULL -> addFull(lobs.inlineBytes(), column, value.get(), way);
    }
  }

  private void addLimited(long limit, Column column, String value, Way way) {
    long actual = way.transfer().length(value, column.lob());
    String kept = value;
    if (actual > limit) {
      kept = way.transfer().cut(value, column.lob(), limit);
      truncations.add(new Truncation(column.name(), limit, actual));
    }
    if (way.moment() == Moment.CHANGE_LOOKED_UP) {
      first.put(column.name(), Optional.empty());
      later.put(column.name(), Optional.of(kept));
    } else {
      first.put(column.name(), Optional.of(kept));
    }
  }

  private void addFull(long inline, Column column, String value, Way way) {
    boolean goesInline =
        way.moment() == Moment.LOAD && way.transfer().length(value, column.lob()) <= inline;
    first.put(column.name(), goesInline ? Optional.of(value) : Optional.empty());
    if (!goesInline) {
      later.put(column.name(), Optional.of(value));
    }
  }
}
