package dmsmedic.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.History;
import dmsmedic.core.incident.Chronicle.History.Told;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.observation.Observation.EarlierLoad;
import dmsmedic.core.proof.RowAccount;
import dmsmedic.core.treatment.HurtTable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Joining sightings, watching loads, keeping a chronicle within its bound. */
class IncidentTest {

  private static final Instant NOON = GivenTask.NOON;
  private static final HurtTable CUT = Tables.truncated(Tables.INTEGRATION);
  private static final Incident OPEN = Incident.opened(GivenTask.ARN, List.of(CUT), NOON);

  @Test
  void theSameLineIsNoNews() {
    assertThat(OPEN.joined(List.of(CUT))).isSameAs(OPEN);
    assertThat(OPEN.joined(List.of(sighted(CUT.lastAt().plusSeconds(59), 100)))).isSameAs(OPEN);
  }

  @Test
  void aLongerValueALaterLineAndAnotherTableAreNews() {
    assertThat(
            OPEN.joined(List.of(sighted(CUT.lastAt(), 200_000))).tables().getFirst().actualBytes())
        .isEqualTo(200_000);
    HurtTable later = sighted(CUT.lastAt().plusSeconds(61), 100);
    Incident joined = OPEN.withTables(List.of(CUT.proven(true))).joined(List.of(later));
    assertThat(joined.tables().getFirst().whole()).isFalse();
    assertThat(joined.tables().getFirst().actualBytes()).isEqualTo(Tables.ACTUAL_BYTES);
    assertThat(OPEN.joined(List.of(Tables.unloaded(Tables.INTEGRATION))).tables()).hasSize(2);
    assertThat(OPEN.joined(List.of(Tables.truncated(Tables.OTHER))).sources())
        .containsExactly(Tables.INTEGRATION, Tables.OTHER);
  }

  private static HurtTable sighted(Instant at, long actualBytes) {
    return new HurtTable(
        CUT.source(),
        CUT.target(),
        Fault.LOB_TRUNCATED,
        List.of(new HurtTable.Truncation(Tables.METADATA, Tables.LIMIT_BYTES, actualBytes)),
        at,
        at,
        1,
        List.of(),
        false);
  }

  @Test
  void theLastMinutesOfTheLogAreReadOnceMoreButNothingFromBeforeTheFirstLine() {
    History before = new History(NOON, NOON, List.of());
    Chronicle fresh = Chronicle.from(NOON.plusSeconds(20), NOON.plusSeconds(20), before);
    assertThat(fresh.sweptUntil()).isEqualTo(NOON);
    assertThat(fresh.readToTheEnd(NOON.plusSeconds(660)).sweptUntil())
        .isEqualTo(NOON.plusSeconds(360));
    Chronicle partly = fresh.sweptUntil(NOON.plusSeconds(90), NOON.plusSeconds(400));
    assertThat(partly.sweptUntil()).isEqualTo(NOON.plusSeconds(90));
    assertThat(partly.dealtWith()).isEqualTo(NOON.plusSeconds(90));
    Chronicle further = partly.sweptUntil(NOON.plusSeconds(390), NOON.plusSeconds(500));
    assertThat(further.dealtWith()).isEqualTo(NOON.plusSeconds(100));
    assertThat(further.readToTheEnd(NOON.plusSeconds(900)).sweptUntil())
        .isEqualTo(NOON.plusSeconds(100));
  }

  @Test
  void onceTheLogIsReadBeyondAHandoverNoNamesAreKept() {
    History handedOver =
        new History(NOON, NOON.plusSeconds(60), List.of(new Told(CUT.source(), NOON)));
    assertThat(handedOver.readTo(NOON.plusSeconds(60))).isEqualTo(handedOver);
    assertThat(handedOver.readTo(NOON.plusSeconds(61)))
        .isEqualTo(new History(NOON.plusSeconds(60), NOON.plusSeconds(60), List.of()));
    assertThat(History.NONE.readTo(NOON)).isEqualTo(History.NONE);
  }

  @Test
  void ofATableThatWasProvenWholeLinesSinceItsLoadAreNewsAfterAHandover() {
    HurtTable other = Tables.truncated(Tables.OTHER);
    Instant asked = NOON.plusSeconds(60);
    Instant over = NOON.plusSeconds(7200);
    Hand hand = OPEN.hand().withLoads(List.of(requestedAt(asked)));
    Ending ending = new Ending(Ending.Why.NOT_APPROVED, "Nobody approved.");
    Incident half = OPEN.withTables(List.of(CUT.proven(true), other)).withHand(hand);
    History left = History.of(half.in(new Phase.HandedOver(over, ending)), NOON);
    assertThat(left.told()).containsExactly(told(CUT, asked), told(other, over));
    HurtTable again = sighted(over.minusSeconds(60), 100);
    assertThat(left.news(List.of(again))).containsExactly(again);
    assertThat(left.diedAt()).isEmpty();
    Phase dead = new Phase.HandedOver(over, ending.ofFailedTask().ofFailedTask());
    assertThat(History.of(half.in(dead), NOON).diedAt()).contains(over);
    assertThat(dead.toString()).containsOnlyOnce("The task has failed.");
  }

  private static Told told(HurtTable table, Instant at) {
    return new Told(table.source(), at);
  }

  private static Load requestedAt(Instant asked) {
    return new Load(CUT.source(), asked, Optional.empty(), RowCounts.NONE);
  }

  @Test
  void whatTwoIncidentsHaveDealtWithIsTheSameInWhateverOrderItIsTold() {
    History first = new History(NOON, NOON.plusSeconds(9), List.of(new Told(CUT.source(), NOON)));
    Told told = new Told(CUT.source(), NOON.plusSeconds(60));
    History next = new History(NOON.plusSeconds(5), told.at(), List.of(told));
    assertThat(first.and(next)).isEqualTo(next);
    assertThat(next.and(first)).isEqualTo(next);
    assertThat(next.and(History.NONE)).isEqualTo(next);
  }

  @Test
  void namesOfRecoveryTasksAreStableAndApart() {
    Incident first = OPEN.withPlan(OPEN.plan().begun());
    assertThat(first.recoveryIdentifier())
        .isEqualTo(first.recoveryIdentifier())
        .isEqualTo("dms-medic-" + NOON.getEpochSecond() + "-1-example")
        .isNotEqualTo(first.withPlan(first.plan().begun()).recoveryIdentifier());
  }

  @Test
  void aLoadHasEndedWhenAnotherEndIsSeen() {
    Load load = load(Optional.of(Tables.LOADED_AT));
    assertThat(load.ended(Tables.completed(Tables.INTEGRATION))).isFalse();
    assertThat(
            load.ended(
                Tables.completed(
                    Tables.INTEGRATION,
                    new RowCounts(1, 0, 0, 0),
                    Tables.LOADED_AT.plusSeconds(1))))
        .isTrue();
    assertThat(load.ended(Tables.in(TableState.FULL_LOAD, Tables.INTEGRATION))).isFalse();
  }

  @Test
  void aLoadHasFailedOnlyAfterTheStateHadTimeToChange() {
    Load load = load(Optional.empty());
    assertThat(load.failed(Tables.in(TableState.ERROR, Tables.INTEGRATION), NOON.plusSeconds(60)))
        .isFalse();
    assertThat(load.failed(Tables.in(TableState.ERROR, Tables.INTEGRATION), NOON.plusSeconds(61)))
        .isTrue();
    assertThat(
            load.failed(Tables.in(TableState.CANCELLED, Tables.INTEGRATION), NOON.plusSeconds(61)))
        .isTrue();
    assertThat(load.failed(Tables.completed(Tables.INTEGRATION), NOON.plusSeconds(61))).isFalse();
  }

  @Test
  void theCountersAtTheBeginningOfALoadAreCertainWhereItWasSeenToRunOrNothingChanged() {
    RowCounts asked = new RowCounts(10, 2, 0, 1);
    Load load = new Load(Tables.INTEGRATION, NOON, Optional.empty(), asked);
    TableStatistics setBack = ended(new RowCounts(12, 0, 0, 0));
    assertThat(load.seen(setBack).certainStart(setBack)).contains(RowCounts.NONE);
    TableStatistics busy = ended(new RowCounts(12, 3, 0, 1));
    assertThat(load.seen(busy).certainStart(busy)).isEmpty();
    assertThat(load.seen(busy).accounts(busy.counts(), busy.counts()))
        .containsExactly(new RowAccount(12, 13), new RowAccount(14, 14));
    TableStatistics running = Tables.in(TableState.FULL_LOAD, Tables.INTEGRATION);
    Load seen = load.seen(running).seen(busy);
    assertThat(seen.certainStart(busy)).contains(running.counts());
    Hand hand = Hand.empty(NOON).withLoads(List.of(seen));
    assertThat(hand.seenToEnd())
        .containsExactly(new EarlierLoad(Tables.INTEGRATION, Tables.LOADED_AT, running.counts()));
    assertThat(hand.withLoads(List.of(load, load.seen(busy))).seenToEnd()).isEmpty();
  }

  @Test
  void countersThatStandWhereTheyStoodMayHaveBeenSetBackAndHaveComeAsFar() {
    RowCounts asked = new RowCounts(10, 2, 0, 1);
    Load load = new Load(Tables.INTEGRATION, NOON, Optional.empty(), asked);
    TableStatistics same = ended(new RowCounts(12, 2, 0, 1));
    assertThat(load.seen(same).certainStart(same)).isEmpty();
    RowCounts later = new RowCounts(12, 3, 0, 1);
    assertThat(load.seen(same).accounts(later, later))
        .containsExactly(new RowAccount(13, 13), new RowAccount(14, 14));
    assertThat(Hand.empty(NOON).withLoads(List.of(load.seen(same))).seenToEnd()).isEmpty();
    TableStatistics untouched = ended(new RowCounts(12, 0, 0, 0));
    Load fresh = load(Optional.empty()).seen(untouched);
    assertThat(fresh.certainStart(untouched)).contains(RowCounts.NONE);
    assertThat(fresh.accounts(later, later)).containsExactly(new RowAccount(14, 14));
  }

  private static TableStatistics ended(RowCounts counts) {
    return Tables.completed(Tables.INTEGRATION, counts, Tables.LOADED_AT);
  }

  private static Load load(Optional<Instant> endedBefore) {
    return new Load(Tables.INTEGRATION, NOON, endedBefore, new RowCounts(0, 0, 0, 0));
  }

  @Test
  void theChronicleForgetsTheOldestSentencesAndNoNotice() {
    Chronicle chronicle = Chronicle.from(NOON).with(Notice.Kind.OPENED, NOON, 1);
    for (int i = 0; i < 2 * Chronicle.MOST; i++) {
      chronicle = chronicle.with(NOON, "sentence " + i);
    }
    assertThat(chronicle.entries()).hasSize(Chronicle.MOST);
    assertThat(chronicle.entries().getLast().sentence()).isEqualTo("sentence 199");
    assertThat(chronicle.outbox()).hasSize(1);
    assertThat(chronicle.without(chronicle.outbox().getFirst()).outbox()).isEmpty();
  }

  @Test
  void aReloadNamesOneToTenTables() {
    List<TableName> eleven = Collections.nCopies(11, Tables.OTHER);
    assertThatThrownBy(() -> new Deed.ReloadTables(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Deed.ReloadTables(eleven))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasNeverPlannedCannotBeChosen() {
    assertThatThrownBy(() -> Plan.none().chosen()).isInstanceOf(IllegalStateException.class);
  }
}
