package dmsmedic.testkit.simulation.mutant;

import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.simulation.mutant.DmsMutants.ModifiesMore;
import dmsmedic.testkit.simulation.mutant.DmsMutants.OnlyPretends;
import dmsmedic.testkit.simulation.mutant.DmsMutants.ReloadsAgain;
import dmsmedic.testkit.simulation.mutant.DmsMutants.ReloadsMore;
import dmsmedic.testkit.simulation.mutant.DmsMutants.SeesOldSettings;
import dmsmedic.testkit.simulation.mutant.DmsMutants.SeesRowsMove;
import dmsmedic.testkit.simulation.mutant.DmsMutants.SeesTags;
import dmsmedic.testkit.simulation.mutant.DmsMutants.UndoesLess;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.Believes;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.Forgets;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.Hangs;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.IgnoresCompareAndSet;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.NamesNoHolders;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.NeverEnds;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.ReadsNoOldLines;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.SeesNoStorm;
import dmsmedic.testkit.simulation.mutant.LedgerMutants.SpendsUnseen;
import dmsmedic.testkit.simulation.mutant.OtherMutants.AnnouncesTheEndAtOnce;
import dmsmedic.testkit.simulation.mutant.OtherMutants.InventsALine;
import dmsmedic.testkit.simulation.mutant.OtherMutants.PagesWithoutAWord;
import dmsmedic.testkit.simulation.mutant.OtherMutants.SeesNoDamage;
import dmsmedic.testkit.simulation.mutant.OtherMutants.SeesNoForeignRows;
import dmsmedic.testkit.simulation.mutant.OtherMutants.SetsMore;
import dmsmedic.testkit.simulation.mutant.OtherMutants.TellsFourTimes;
import dmsmedic.testkit.simulation.promise.Promise;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A healer that is broken on purpose, and the promise that it breaks. */
public enum Mutant {
  IGNORES_COMPARE_AND_SET(Promise.ONE_TREATMENT, 12),
  INVENTS_A_LINE(Promise.ONLY_CONFIRMED, 0),
  BELIEVES_EVERY_STOP_ITS_OWN(Promise.NEVER_AGAINST_A_PERSON, 15),
  SETS_MORE(Promise.TRACED_TO_A_RUNG, 6),
  MODIFIES_MORE(Promise.TRACED_TO_A_RUNG, 0),
  SWAPS_REMEDIES(Promise.TRACED_TO_A_RUNG, 0),
  FORGETS_INTENTS(Promise.INTENT_FIRST, 0),
  RELOADS_TWICE(Promise.NEVER_TWICE, 0),
  RELOADS_MORE(Promise.ONLY_HURT_TABLES, 0),
  ASKS_FOR_NO_TABLE(Promise.ONLY_HURT_TABLES, 0),
  SPENDS_UNSEEN(Promise.WITHIN_BUDGET, 21),
  SEES_OLD_SETTINGS(Promise.OPERATORS_CHANGE_KEPT, 88),
  SEES_NO_FOREIGN_ROWS(Promise.FOREIGN_ROWS_KEPT, 367),
  SEES_NO_MODE(Promise.MODE_OBEYED, 0),
  SEES_NO_PAUSE(Promise.MODE_OBEYED, 0),
  ASKS_NOBODY(Promise.MODE_OBEYED, 0),
  TAKES_LATE_APPROVALS(Promise.MODE_OBEYED, 0),
  SEES_NO_STORM(Promise.STORM_HELD, 0),
  NEVER_ENDS(Promise.INCIDENT_ENDS, 0),
  FORGETS_PROOFS(Promise.INCIDENT_ENDS, 0),
  HANGS_WHILE_IT_PROVES(Promise.INCIDENT_ENDS, 0),
  SEES_ROWS_MOVE(Promise.INCIDENT_ENDS, 0),
  READS_NO_OLD_LINES(Promise.NOTHING_OVERLOOKED, 0),
  ONLY_PRETENDS(Promise.HEALED_IS_WHOLE, 0),
  FORGETS_ITS_STOP(Promise.NEVER_LEFT_STOPPED, 0),
  HANGS_WITH_THE_TASK_STOPPED(Promise.NEVER_LEFT_STOPPED, 0),
  ANNOUNCES_THE_END_AT_ONCE(Promise.NOTHING_INVENTED, 0),
  TELLS_FOUR_TIMES(Promise.NOTHING_INVENTED, 0),
  HANGS_BEFORE_THE_END_IS_TOLD(Promise.NOTHING_INVENTED, 0),
  UNDOES_LESS(Promise.UNDO_RESTORES, 0),
  TAKES_THE_ROLE_BACK(Promise.ROLE_SETTINGS_KEPT, 0);

  private final Promise promise;
  private final long seed;

  Mutant(Promise promise, long seed) {
    this.promise = promise;
    this.seed = seed;
  }

  /** A seed that told it from the real healer once; the search for one begins here. */
  long seed() {
    return seed;
  }

  /** The promise that it breaks. */
  Promise promise() {
    return promise;
  }

  /** What stands between the loop and its ports, for one run of a world. */
  public UnaryOperator<Loop.Ports> healer() {
    return switch (this) {
      case IGNORES_COMPARE_AND_SET -> p -> with(p, new IgnoresCompareAndSet(p.ledger()));
      case INVENTS_A_LINE -> p -> with(p, new InventsALine(p.logs(), p.dms()));
      case BELIEVES_EVERY_STOP_ITS_OWN -> p -> with(p, new Believes(p.ledger(), Believes::stopped));
      case SETS_MORE -> p -> with(p, new SetsMore(p.cluster()));
      case MODIFIES_MORE -> p -> with(p, new ModifiesMore(p.dms()));
      case SWAPS_REMEDIES -> p -> with(p, new Forgets(p.ledger(), Forgets::remedies));
      case FORGETS_INTENTS -> p -> with(p, new Forgets(p.ledger(), Forgets::intents));
      case RELOADS_TWICE -> p -> with(p, new ReloadsAgain(p.dms(), tables -> tables));
      case ASKS_FOR_NO_TABLE -> p -> with(p, new ReloadsAgain(p.dms(), _ -> List.of()));
      case TAKES_LATE_APPROVALS ->
          p -> with(p, new Believes(p.ledger(), i -> Believes.askedNow(i, p.clock().instant())));
      case SEES_NO_STORM -> p -> with(p, new SeesNoStorm(p.ledger()));
      case SEES_ROWS_MOVE -> p -> with(p, new SeesRowsMove(p.dms(), p.clock()));
      case RELOADS_MORE -> p -> with(p, new ReloadsMore(p.dms()));
      case SPENDS_UNSEEN -> p -> with(p, new SpendsUnseen(p.ledger()));
      case SEES_OLD_SETTINGS -> seesOldSettings();
      case SEES_NO_FOREIGN_ROWS -> p -> with(p, new SeesNoForeignRows(p.cluster(), p.dms()));
      case SEES_NO_MODE -> p -> with(p, new SeesTags(p.dms(), Shown::allowed));
      case SEES_NO_PAUSE -> p -> with(p, new SeesTags(p.dms(), Shown::unpaused));
      case ASKS_NOBODY -> p -> with(p, new SeesTags(p.dms(), Shown::unasked));
      case NEVER_ENDS -> p -> with(p, new NeverEnds(p.ledger()));
      case FORGETS_PROOFS -> p -> with(p, new Forgets(p.ledger(), Forgets::proofs));
      case HANGS_WHILE_IT_PROVES -> p -> with(p, new Hangs(p.ledger(), Phase.Proving.class));
      case HANGS_WITH_THE_TASK_STOPPED ->
          p -> with(p, new Hangs(p.ledger(), Phase.Modifying.class));
      case HANGS_BEFORE_THE_END_IS_TOLD ->
          p -> with(p, new Hangs(p.ledger(), Phase.HandedOver.class));
      case READS_NO_OLD_LINES -> p -> with(p, new ReadsNoOldLines(p.ledger(), p.clock()));
      case ONLY_PRETENDS -> onlyPretends();
      case FORGETS_ITS_STOP ->
          p ->
              with(
                  with(p, new Believes(p.ledger(), Believes::neverStopped)),
                  new PagesWithoutAWord(p.announcer()));
      case ANNOUNCES_THE_END_AT_ONCE -> p -> with(p, new AnnouncesTheEndAtOnce(p.announcer()));
      case TELLS_FOUR_TIMES -> p -> with(p, new TellsFourTimes(p.announcer()));
      case UNDOES_LESS -> p -> with(p, new UndoesLess(p.dms()));
      case TAKES_THE_ROLE_BACK ->
          p -> with(p, new Believes(new NamesNoHolders(p.ledger()), Believes::roleSet));
    };
  }

  private static UnaryOperator<Loop.Ports> seesOldSettings() {
    Map<TaskArn, Plan.Basis> first = new HashMap<>();
    return p -> with(p, new SeesOldSettings(p.dms(), first));
  }

  private static UnaryOperator<Loop.Ports> onlyPretends() {
    Map<TableName, Instant> loaded = new HashMap<>();
    return p ->
        with(with(p, new OnlyPretends(p.dms(), loaded, p.clock())), new SeesNoDamage(p.cluster()));
  }

  private static Loop.Ports with(Loop.Ports p, Dms dms) {
    return new Loop.Ports(dms, p.cluster(), p.logs(), p.ledger(), p.announcer(), p.clock());
  }

  private static Loop.Ports with(Loop.Ports p, Cluster cluster) {
    return new Loop.Ports(p.dms(), cluster, p.logs(), p.ledger(), p.announcer(), p.clock());
  }

  private static Loop.Ports with(Loop.Ports p, Logs logs) {
    return new Loop.Ports(p.dms(), p.cluster(), logs, p.ledger(), p.announcer(), p.clock());
  }

  private static Loop.Ports with(Loop.Ports p, Ledger ledger) {
    return new Loop.Ports(p.dms(), p.cluster(), p.logs(), ledger, p.announcer(), p.clock());
  }

  private static Loop.Ports with(Loop.Ports p, Announcer announcer) {
    return new Loop.Ports(p.dms(), p.cluster(), p.logs(), p.ledger(), announcer, p.clock());
  }
}
