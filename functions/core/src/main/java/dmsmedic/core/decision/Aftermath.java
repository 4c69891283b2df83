package dmsmedic.core.decision;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Load;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a deed's outcome makes of the incident. */
public final class Aftermath {

  private Aftermath() {}

  /**
   * The decision that follows an outcome.
   *
   * <p>An unsure outcome leaves the intent in place, so that the next hand looks for the effect
   * once the lease is over.
   */
  public static Decision of(
      Incident incident, Deed deed, Outcome outcome, Limits limits, Instant now) {
    return switch (outcome) {
      case Outcome.Done() ->
          new Decision.Advance(
              settled(done(incident, deed)).noted(now, "Done: " + deed.sentence() + "."));
      case Outcome.NotNow(String reason) ->
          new Decision.Advance(settled(incident).noted(now, "Not now: " + reason));
      case Outcome.Refused(String reason) -> refused(settled(incident), deed, reason, limits, now);
      case Outcome.Unsure(String reason) ->
          new Decision.Wait(incident.hand().intent().map(i -> i.leaseUntil()).orElse(now), reason);
    };
  }

  private static Incident settled(Incident incident) {
    return incident.withHand(incident.hand().withIntent(Optional.empty()));
  }

  private static Incident done(Incident incident, Deed deed) {
    Hand hand = incident.hand();
    return switch (deed) {
      case Deed.StopTask() -> incident.withHand(hand.withStopped(true));
      case Deed.ModifyTask(List<SettingChange> changes, _) ->
          incident.withHand(hand.withModified(true)).withPlan(incident.plan().withChanged(changes));
      case Deed.ResumeTask() -> incident.withHand(hand.withStopped(false));
      case Deed.ReloadTables(List<TableName> tables) ->
          incident.withHand(requested(incident, tables));
      case Deed.SetRole(RoleChange change) ->
          incident.withPlan(incident.plan().withChangedRoles(List.of(change)));
      case Deed.CreateRecovery _,
          Deed.StartRecovery _,
          Deed.StopRecovery _,
          Deed.DeleteRecovery _ ->
          incident;
    };
  }

  /**
   * The loads that a request began, with what the tables showed right before it.
   *
   * <p>The clocks of two functions differ, so a request is never dated before its phase: it would
   * count as one of an earlier treatment, and would be repeated. Each request is progress: of
   * thousands of tables the last are asked for long after the phase began.
   */
  private static Hand requested(Incident incident, List<TableName> tables) {
    Hand hand = incident.hand();
    List<Load> loads = new ArrayList<>(hand.loads());
    loads.removeIf(load -> tables.contains(load.source()));
    Sample sample =
        hand.sample()
            .orElseThrow(() -> new IllegalStateException("A reload was asked for blindly."));
    Instant begun = incident.phase().since();
    Instant asked = hand.intent().map(Intent::at).orElse(sample.at());
    Instant requested = asked.isBefore(begun) ? begun : asked;
    Map<TableName, TableStatistics> shown = TableStatistics.byTable(sample.statistics());
    for (TableName table : tables) {
      Optional<TableStatistics> before = Optional.ofNullable(shown.get(table));
      loads.add(
          new Load(
              table,
              requested,
              before.flatMap(TableStatistics::loadEndedAt),
              before.map(TableStatistics::counts).orElse(RowCounts.NONE)));
    }
    return hand.withLoads(loads).withProgress(hand.progressRows(), requested);
  }

  /**
   * A refusal for good ends the treatment where nothing else would.
   *
   * <p>A resume that is refused is tried again, because a task stands still by our stop; but after
   * a step of refusals whoever can start it has to know.
   */
  private static Decision refused(
      Incident incident, Deed deed, String reason, Limits limits, Instant now) {
    String sentence = "Refused: " + deed.sentence() + ". " + reason;
    return switch (deed) {
      case Deed.SetRole _,
          Deed.StopTask _,
          Deed.ModifyTask _,
          Deed.ReloadTables _,
          Deed.CreateRecovery _,
          Deed.StartRecovery _ ->
          Endings.handOver(incident, Why.REFUSED, sentence, now);
      case Deed.ResumeTask _ ->
          incident.phase() instanceof Phase.Withdrawing(Instant since, Ending ending)
                  && now.isAfter(since.plus(limits.waits().step()))
              ? Endings.handedOver(
                  incident.noted(now, sentence).noted(now, Endings.STANDS), ending, now)
              : new Decision.Advance(incident.noted(now, sentence));
      case Deed.StopRecovery _, Deed.DeleteRecovery _ ->
          new Decision.Advance(incident.noted(now, sentence));
    };
  }
}
