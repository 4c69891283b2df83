package dmsmedic.core.incident;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A load of one hurt table that this program asked for.
 *
 * <p>Whether the load has ended is told by an end that differs from the one before the request, so
 * that the clocks of DMS and of the function never have to agree.
 *
 * @param requestedAt by our clock
 * @param endedBefore the end of the load that was there before the request
 * @param base the row counters when they were last seen with the load still open
 * @param own what a recovery task showed of the table at its end; the operator's task knows nothing
 *     of that load
 */
public record Load(
    TableName source,
    Instant requestedAt,
    Optional<Instant> endedBefore,
    RowCounts base,
    Optional<TableStatistics> own) {

  /** A load that the operator's task carries out. */
  public Load(
      TableName source, Instant requestedAt, Optional<Instant> endedBefore, RowCounts base) {
    this(source, requestedAt, endedBefore, base, Optional.empty());
  }

  /** All by their tables; the first of a table counts. */
  public static Map<TableName, Load> bySource(List<Load> all) {
    Map<TableName, Load> bySource = new HashMap<>();
    all.forEach(one -> bySource.putIfAbsent(one.source(), one));
    return bySource;
  }

  /** Whether the table finished loading after the request. */
  public boolean ended(TableStatistics now) {
    return now.state() == TableState.COMPLETED
        && now.loadEndedAt().isPresent()
        && !now.loadEndedAt().equals(endedBefore);
  }

  /** Whether the load broke off; a state that is older than the request does not count. */
  public boolean failed(TableStatistics now, Instant at) {
    boolean settled = at.isAfter(requestedAt.plusSeconds(SETTLE_SECONDS));
    return settled && (now.state() == TableState.ERROR || now.state() == TableState.CANCELLED);
  }

  /** This load with what is seen of its table while it is being loaded. */
  public Load seen(TableStatistics now) {
    return now.state().loading()
        ? new Load(source, requestedAt, endedBefore, now.counts(), own)
        : this;
  }

  /** This load with what the recovery task shows of it. */
  public Load by(TableStatistics recovery) {
    return new Load(source, requestedAt, endedBefore, base, Optional.of(recovery));
  }

  /** DMS only queues a reload; for so long the state may still be the one before it. */
  private static final long SETTLE_SECONDS = 60;
}
