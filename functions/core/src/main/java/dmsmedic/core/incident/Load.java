package dmsmedic.core.incident;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.observation.Observation.EarlierLoad;
import dmsmedic.core.proof.RowAccount;
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
 * @param base the row counters when it was asked for
 * @param running the row counters while it ran, when no change is applied; empty where it was never
 *     seen to run
 * @param endedAt the end of this load as DMS shows it; empty until it was seen
 * @param after the row counters when its end was first seen
 * @param own what a recovery task showed of the table at its end; the operator's task knows nothing
 *     of that load
 */
public record Load(
    TableName source,
    Instant requestedAt,
    Optional<Instant> endedBefore,
    RowCounts base,
    Optional<RowCounts> running,
    Optional<Instant> endedAt,
    Optional<RowCounts> after,
    Optional<TableStatistics> own) {

  /** A load that was asked for, and of which nothing was seen yet. */
  public Load(
      TableName source, Instant requestedAt, Optional<Instant> endedBefore, RowCounts base) {
    this(
        source,
        requestedAt,
        endedBefore,
        base,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How far a load is; the earlier of two is that of both. */
  public enum Standing {
    /** It waits or runs, or nothing is known of it. */
    UNDER_WAY,
    /** It came to its end. */
    ENDED,
    /** It broke off. */
    BROKEN_OFF
  }

  /** How far it is, by what DMS shows of the table. */
  public Standing standing(Optional<TableStatistics> shown, Instant at) {
    if (shown.filter(this::ended).isPresent()) {
      return Standing.ENDED;
    }
    return shown.filter(one -> failed(one, at)).isPresent()
        ? Standing.BROKEN_OFF
        : Standing.UNDER_WAY;
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
    return settled && now.state().brokenOff();
  }

  /** This load with what is seen of its table while it is being loaded, and when it has ended. */
  public Load seen(TableStatistics now) {
    if (now.state().loading()) {
      Optional<RowCounts> open = Optional.of(now.counts());
      return new Load(source, requestedAt, endedBefore, base, open, endedAt, after, own);
    }
    Optional<RowCounts> first = Optional.of(now.counts());
    return endedAt.isEmpty() && ended(now)
        ? new Load(source, requestedAt, endedBefore, base, running, now.loadEndedAt(), first, own)
        : this;
  }

  /**
   * How many rows the table should have, where it was counted between two sights of the counters.
   *
   * <p>Where it is not certain with which counters the load began, its first change lies somewhere
   * between the request and the first look after it, or the counters were set back and all of them
   * came since.
   */
  public List<RowAccount> accounts(RowCounts earlier, RowCounts later) {
    RowCounts first = after.orElse(base);
    return certainStart(first)
        .map(start -> List.of(RowAccount.between(earlier, later, start)))
        .orElseGet(() ->
            List.of(
                RowAccount.between(earlier, later, base, first),
                RowAccount.between(earlier, later, RowCounts.NONE)));
  }

  /**
   * The row counters at the beginning of the load, where they are certain.
   *
   * <p>Changes flow on until the load begins, and it may be over before anybody looks. What was
   * counted between the request and the first look after it may belong to either side; and counters
   * that stand where they stood may have been set back and have come as far again.
   */
  public Optional<RowCounts> certainStart(TableStatistics now) {
    return own.isPresent() ? Optional.of(base) : certainStart(after.orElse(now.counts()));
  }

  private Optional<RowCounts> certainStart(RowCounts first) {
    if (running.isPresent()) {
      return running;
    }
    return first.setBackSince(base) || !first.changed()
        ? Optional.of(RowCounts.NONE)
        : Optional.empty();
  }

  /** Whether the table shows the end of another load, after this one. */
  public boolean overtaken(TableStatistics now) {
    return endedAt.isPresent() && !endedAt.equals(now.loadEndedAt());
  }

  /** What a later incident has to know of it, once its end was seen. */
  Optional<EarlierLoad> forLater() {
    return endedAt.flatMap(
        at -> after.flatMap(this::certainStart).map(counts -> new EarlierLoad(source, at, counts)));
  }

  /** This load with what the recovery task shows of it. */
  public Load by(TableStatistics recovery) {
    return new Load(
        source, requestedAt, endedBefore, base, running, endedAt, after, Optional.of(recovery));
  }

  /** DMS only queues a reload; for so long the state may still be the one before it. */
  private static final long SETTLE_SECONDS = 60;
}
