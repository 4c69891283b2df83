package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.TableToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What gives a failed COPY its table: the line about the COPY does not name it, a later one does.
 *
 * <p>Sub-tasks load tables side by side, so their cascades interleave. The first table that fails
 * after a COPY is taken for the COPY that waits longest; a COPY that stays behind gets a table only
 * if no other table failed near it. Occurrences leave in the order in which they came, and wait for
 * at most {@link #RECORDS_MAX} records or {@link #AGE_MAX}.
 */
final class Cascade {
  static final int RECORDS_MAX = 100;
  static final Duration AGE_MAX = Duration.ofSeconds(60);

  private final Deque<Slot> slots = new ArrayDeque<>();
  private final Map<TableToken, Long> failedAtRecord = new LinkedHashMap<>();
  private long records;

  /** Begins the next record; what waited too long for its table goes without. */
  void nextRecord(Optional<Instant> at) {
    records++;
    failedAtRecord.values().removeIf(record -> records - record > RECORDS_MAX);
    slots.stream().filter(slot -> slot.isOld(records, at)).forEach(Slot::settle);
  }

  /** Takes an occurrence of the current record. */
  void occurred(Found found) {
    slots.add(new Slot(found.occurrence(), records, found.neighboursNameTable()));
  }

  /** Takes the name of a table whose load has failed. */
  void failed(TableToken table) {
    boolean again = failedAtRecord.put(table, records) != null;
    slots.stream().filter(Slot::isWaiting).forEach(slot -> slot.near.add(table));
    if (!again) {
      slots.stream().filter(Slot::isWaiting).findFirst().ifPresent(slot -> slot.settle(table));
    }
  }

  /** The occurrences that are complete, up to the first one that still waits. */
  List<Occurrence> settled() {
    List<Occurrence> settled = new ArrayList<>();
    for (Iterator<Slot> rest = slots.iterator(); rest.hasNext(); ) {
      Slot slot = rest.next();
      if (slot.isWaiting()) {
        break;
      }
      settled.add(slot.occurrence);
      rest.remove();
    }
    return settled;
  }

  /** All occurrences, now that no line follows. */
  List<Occurrence> end() {
    slots.stream().filter(Slot::isWaiting).forEach(Slot::settle);
    failedAtRecord.clear();
    return settled();
  }

  private static final class Slot {
    private final Set<TableToken> near = new HashSet<>();
    private final long record;
    private Occurrence occurrence;
    private boolean waiting;

    Slot(Occurrence occurrence, long record, boolean waiting) {
      this.occurrence = occurrence;
      this.record = record;
      this.waiting = waiting;
    }

    boolean isWaiting() {
      return waiting;
    }

    boolean isOld(long nowRecord, Optional<Instant> now) {
      return nowRecord - record > RECORDS_MAX
          || occurrence.at().filter(at -> isBefore(at.plus(AGE_MAX), now)).isPresent();
    }

    private static boolean isBefore(Instant deadline, Optional<Instant> now) {
      return now.filter(deadline::isBefore).isPresent();
    }

    void settle(TableToken table) {
      occurrence = occurrence.inTable(Optional.of(table));
      waiting = false;
    }

    void settle() {
      if (waiting && near.size() == 1) {
        settle(near.iterator().next());
      }
      waiting = false;
    }
  }
}
