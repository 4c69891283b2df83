package dmsmedic.core.incident;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.HurtTable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All open faults of one replication task, from the first confirmed sighting to the end.
 *
 * @param id derives from the task and the instant it was opened
 * @param version counts the writes; the ledger refuses one that is not the next
 * @param tables the hurt tables, each fault of a table once
 * @param notices how many notices were recorded so far
 */
public record Incident(
    String id,
    TaskArn task,
    Instant openedAt,
    long version,
    Phase phase,
    List<HurtTable> tables,
    Plan plan,
    Hand hand,
    Chronicle chronicle,
    int notices) {

  public Incident {
    tables = List.copyOf(tables);
  }

  /** A new incident of a task, with the first hurt tables. */
  public static Incident opened(TaskArn task, List<HurtTable> tables, Instant now) {
    return new Incident(
        task.resourceId().toLowerCase(java.util.Locale.ROOT) + "-" + now.getEpochSecond(),
        task,
        now,
        0,
        new Phase.Planning(now),
        tables,
        Plan.none(),
        Hand.empty(now),
        Chronicle.from(now),
        0);
  }

  /** The identifier of the recovery task; the attempt's number keeps a second one apart. */
  public String recoveryIdentifier() {
    return "dms-medic-" + openedAt.getEpochSecond() + "-" + plan.treatments() + "-" + shortId();
  }

  private String shortId() {
    String letters =
        task.resourceId().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return letters.substring(0, Math.min(12, letters.length()));
  }

  public Incident in(Phase next) {
    return new Incident(id, task, openedAt, version, next, tables, plan, hand, chronicle, notices);
  }

  public Incident withVersion(long next) {
    return new Incident(id, task, openedAt, next, phase, tables, plan, hand, chronicle, notices);
  }

  public Incident withTables(List<HurtTable> next) {
    return new Incident(id, task, openedAt, version, phase, next, plan, hand, chronicle, notices);
  }

  public Incident withPlan(Plan next) {
    return new Incident(id, task, openedAt, version, phase, tables, next, hand, chronicle, notices);
  }

  public Incident withHand(Hand next) {
    return new Incident(id, task, openedAt, version, phase, tables, plan, next, chronicle, notices);
  }

  public Incident withChronicle(Chronicle next) {
    return new Incident(id, task, openedAt, version, phase, tables, plan, hand, next, notices);
  }

  /** With one more sentence in the chronicle. */
  public Incident noted(Instant at, String sentence) {
    return withChronicle(chronicle.with(at, sentence));
  }

  /** With one more notice to deliver. */
  public Incident announcing(Notice.Kind kind, Instant at) {
    Chronicle next = chronicle.with(kind, at, notices + 1);
    return new Incident(id, task, openedAt, version, phase, tables, plan, hand, next, notices + 1);
  }

  /** Whether people were told that the incident is open. */
  public boolean announced() {
    return notices > 0;
  }

  /** The source names of the hurt tables, each once, in order. */
  public List<TableName> sources() {
    return tables.stream().map(HurtTable::source).distinct().sorted().toList();
  }

  /** Of these statistics, those of the hurt tables. */
  public List<TableStatistics> hurt(List<TableStatistics> all) {
    Set<TableName> sources = Set.copyOf(sources());
    return all.stream().filter(one -> sources.contains(one.table())).toList();
  }

  /** The target names of the hurt tables, each once, in order. */
  public List<TableName> targets() {
    return tables.stream().map(HurtTable::target).distinct().sorted().toList();
  }

  /** With these sightings joined to what is known; the same value where nothing is news. */
  public Incident joined(List<HurtTable> sighted) {
    Map<Damage, HurtTable> all = new LinkedHashMap<>();
    tables.forEach(table -> all.put(Damage.of(table), table));
    sighted.forEach(one ->
        all.merge(
            Damage.of(one),
            one,
            (known, more) -> News.of(known, more) ? known.joined(more) : known));
    List<HurtTable> joined = List.copyOf(all.values());
    return joined.equals(tables) ? this : withTables(joined);
  }

  /** One fault of one table. */
  private record Damage(TableName source, Fault fault) {
    static Damage of(HurtTable table) {
      return new Damage(table.source(), table.fault());
    }
  }

  /**
   * Whether a sighting tells more than is known, so that a storm of the same line writes nothing.
   */
  private static final class News {
    static boolean of(HurtTable known, HurtTable sighted) {
      HurtTable both = known.joined(sighted);
      boolean lengths = !both.columns().equals(known.columns());
      boolean again = sighted.lastAt().isAfter(known.lastAt().plusSeconds(QUIET_SECONDS));
      return lengths || again;
    }

    private static final long QUIET_SECONDS = 60;
  }
}
