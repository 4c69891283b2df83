package dmsmedic.core.decision;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.Question;
import dmsmedic.core.observation.Question.TheCluster;
import dmsmedic.core.observation.Question.TheEarlierLoads;
import dmsmedic.core.observation.Question.TheInstance;
import dmsmedic.core.observation.Question.TheLines;
import dmsmedic.core.observation.Question.TheNeighbours;
import dmsmedic.core.observation.Question.TheRecoveryTask;
import dmsmedic.core.observation.Question.TheRows;
import dmsmedic.core.observation.Question.TheStatistics;
import dmsmedic.core.observation.Question.TheTables;
import dmsmedic.core.observation.Question.TheTask;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.HurtTable.Truncation;
import dmsmedic.core.treatment.Treatment.Dose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the next decision about an open incident needs to know.
 *
 * <p>An empty list means that the ledger alone decides, so a flood of stale signals calls nothing.
 */
public final class Inquiries {

  /** After a load DMS and the cluster may disagree by so much about when a row was written. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final Duration LOOK_SERVES = Duration.ofSeconds(60);

  private Inquiries() {}

  /** The questions, in an order that does not matter. */
  public static List<Question> ask(Incident incident, Limits limits, Instant now) {
    Optional<Intent> intent = incident.hand().intent();
    if (intent.isPresent()) {
      return now.isBefore(intent.get().leaseUntil()) ? List.of() : interrupted(intent.get());
    }
    return switch (incident.phase()) {
      case Phase.Planning _ -> planning(incident, limits, now);
      case Phase.AwaitingApproval _, Phase.Held _, Phase.Starting _ -> List.of(new TheTask());
      case Phase.Stopping _ ->
          incident.hand().stopped()
              ? List.of(new TheTask())
              : List.of(new TheTask(), new TheStatistics());
      case Phase.Modifying _ ->
          counts(incident) ? counting(incident, limits, now) : List.of(new TheTask());
      case Phase.SettingRoles _ -> List.of(new TheTask(), new TheCluster());
      case Phase.Finishing _ -> List.of(new TheTask(), new TheStatistics());
      case Phase.Reloading _ ->
          looked(incident, now) && !unrequested(incident).isEmpty()
              ? List.of(new TheTask())
              : List.of(new TheTask(), new TheStatistics());
      case Phase.CreatingRecovery _, Phase.StartingRecovery _, Phase.LoadingRecovery _ ->
          List.of(new TheTask(), recovery(incident));
      case Phase.Proving _ -> proving(incident, limits, now);
      case Phase.Soaking soaking -> now.isBefore(soaking.until()) ? List.of() : soaked(incident);
      case Phase.DeletingRecovery _ -> List.of(recovery(incident));
      case Phase.Withdrawing _, Phase.Paused _ ->
          incident.hand().recovery().isPresent()
              ? List.of(new TheTask(), recovery(incident))
              : List.of(new TheTask());
      case Phase.Healed _, Phase.HandedOver _ -> List.of();
    };
  }

  private static List<Question> interrupted(Intent intent) {
    return intent.deed() instanceof Deed.SetRole
        ? List.of(new TheTask(), new TheCluster())
        : List.of(new TheTask(), new TheStatistics());
  }

  private static List<Question> planning(Incident incident, Limits limits, Instant now) {
    if (betweenLooks(incident, limits, now)) {
      return List.of();
    }
    List<Question> questions = new ArrayList<>(List.of(new TheTask(), new TheStatistics()));
    if (!due(incident, limits, now)) {
      return questions;
    }
    questions.add(new TheLines(incident.chronicle().sweptUntil(), false));
    questions.add(new TheTables(incident.targets()));
    questions.add(new TheInstance());
    questions.add(new TheNeighbours());
    questions.add(new TheRows(guarded(incident)));
    questions.add(new TheEarlierLoads());
    if (incident.tables().stream().anyMatch(t -> t.fault() == Fault.COPY_NOT_RETRIED)) {
      questions.add(new TheCluster());
    }
    return questions;
  }

  /** Whether the rows are counted before the task is modified, while it stands still. */
  static boolean counts(Incident incident) {
    return incident.phase() instanceof Phase.Modifying
        && incident.plan().chosen().reloads()
        && !incident.hand().modified();
  }

  private static List<Question> counting(Incident incident, Limits limits, Instant now) {
    if (betweenLooks(incident, limits, now)) {
      return List.of();
    }
    List<Question> questions = new ArrayList<>(List.of(new TheTask(), new TheStatistics()));
    if (due(incident, limits, now)) {
      questions.add(new TheRows(guarded(incident)));
      questions.add(new TheEarlierLoads());
    }
    return questions;
  }

  private static List<Question> proving(Incident incident, Limits limits, Instant now) {
    if (betweenLooks(incident, limits, now)) {
      return List.of();
    }
    List<Question> questions = new ArrayList<>(List.of(new TheTask(), new TheStatistics()));
    incident.hand().recovery().ifPresent(_ -> questions.add(recovery(incident)));
    if (due(incident, limits, now)) {
      questions.add(lines(incident));
      questions.add(
          new TheRows(byTarget(incident.tables().stream().map(t -> proven(t, now)).toList())));
    }
    return questions;
  }

  private static List<Question> soaked(Incident incident) {
    List<Question> questions = new ArrayList<>(List.of(new TheTask(), new TheStatistics()));
    incident.hand().recovery().ifPresent(_ -> questions.add(recovery(incident)));
    questions.add(lines(incident));
    return questions;
  }

  /**
   * Whether the statistics that were seen before an earlier request of this reload still serve the
   * next one: a thousand requests for ten tables each must not read all statistics a thousand
   * times.
   */
  static boolean looked(Incident incident, Instant now) {
    Optional<Instant> at = incident.hand().sample().map(Sample::at);
    return incident.phase() instanceof Phase.Reloading
        && at.filter(a -> !a.isBefore(incident.phase().since())).isPresent()
        && at.filter(a -> now.isBefore(a.plus(LOOK_SERVES))).isPresent();
  }

  /** The tables of the treatment whose reload this phase has not asked for yet. */
  static List<TableName> unrequested(Incident incident) {
    Set<TableName> requested =
        incident.hand().loads().stream()
            .filter(load -> !load.requestedAt().isBefore(incident.phase().since()))
            .map(Load::source)
            .collect(Collectors.toSet());
    return incident.plan().chosen().doses().stream()
        .map(Dose::source)
        .filter(table -> !requested.contains(table))
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether the second of two looks may be taken. */
  static boolean due(Incident incident, Limits limits, Instant now) {
    Optional<Sample> sample = incident.hand().sample();
    return sample.isPresent()
        && !now.isBefore(sample.get().at().plus(limits.waits().betweenLooks()));
  }

  /** Whether the first look was taken and the second is not due: nothing to know until then. */
  static boolean betweenLooks(Incident incident, Limits limits, Instant now) {
    return incident.hand().sample().isPresent() && !due(incident, limits, now);
  }

  private static List<RowsWanted> guarded(Incident incident) {
    Hand hand = incident.hand();
    Map<TableName, TableStatistics> seen =
        TableStatistics.byTable(hand.sample().map(Sample::statistics).orElse(List.of()));
    hand.loads().forEach(load -> load.own().ifPresent(own -> seen.put(load.source(), own)));
    Map<TableName, Load> loads = Load.bySource(hand.loads());
    return byTarget(incident.tables().stream().map(table -> guarded(table, seen, loads)).toList());
  }

  private static RowsWanted guarded(
      HurtTable table, Map<TableName, TableStatistics> seen, Map<TableName, Load> loads) {
    Instant loaded =
        Optional.ofNullable(seen.get(table.source()))
            .flatMap(TableStatistics::loadEndedAt)
            .orElseGet(() -> brokenOff(table, loads));
    return new RowsWanted(table.target(), List.of(), loaded.plus(CLOCK_SKEW));
  }

  /**
   * When a load without an end broke off: at its first line, for a line without a table's name
   * dates every table in error; after a load of ours since, at its last.
   */
  private static Instant brokenOff(HurtTable table, Map<TableName, Load> loads) {
    return Optional.ofNullable(loads.get(table.source()))
        .filter(load -> load.requestedAt().isAfter(table.firstAt()))
        .map(_ -> table.lastAt())
        .orElse(table.firstAt());
  }

  private static RowsWanted proven(HurtTable table, Instant now) {
    return new RowsWanted(
        table.target(), table.columns().stream().map(Inquiries::limit).toList(), now);
  }

  private static RowsWanted.Limit limit(Truncation truncation) {
    return new RowsWanted.Limit(truncation.column(), truncation.limitBytes());
  }

  /**
   * From where the plan's look has ended: between it and the load other tables may be damaged, and
   * what was not read by the end of the incident is history.
   */
  private static Question lines(Incident incident) {
    return new TheLines(incident.chronicle().sweptUntil(), true);
  }

  private static Question recovery(Incident incident) {
    return new TheRecoveryTask(incident.recoveryIdentifier());
  }

  /** A table with two faults is read once. */
  private static List<RowsWanted> byTarget(List<RowsWanted> all) {
    Map<TableName, RowsWanted> wanted = new TreeMap<>();
    all.forEach(one -> wanted.merge(one.target(), one, Inquiries::both));
    return List.copyOf(wanted.values());
  }

  private static RowsWanted both(RowsWanted one, RowsWanted other) {
    List<RowsWanted.Limit> limits =
        Stream.concat(one.columns().stream(), other.columns().stream()).distinct().toList();
    Instant later =
        one.youngerThan().isAfter(other.youngerThan()) ? one.youngerThan() : other.youngerThan();
    return new RowsWanted(one.target(), limits, later);
  }
}
