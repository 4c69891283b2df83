package dmsmedic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Chronicle.History;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Hand;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Ledger.Saved;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation.EarlierLoad;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.testkit.ledger.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ledger promises, whatever it writes to. */
public abstract class LedgerContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final TaskArn TASK = task("ORDERS");
  private static final TaskArn OTHER = task("PAYMENTS");

  /** An empty ledger, the same one for the whole of a test. */
  protected abstract Ledger ledger();

  /** The ARN of a task for tests. */
  protected static TaskArn task(String id) {
    return TaskArn.of("aws", "eu-west-1", "123456789012", id);
  }

  /** A new incident of a task with so many hurt tables. */
  protected static Incident incident(TaskArn task, int tables) {
    return Incidents.opened(task, tables, NOON);
  }

  /** What a write left behind; fails where nothing was written. */
  public static <T> T written(Saved<T> saved) {
    assertThat(saved).isInstanceOf(Saved.Written.class);
    return ((Saved.Written<T>) saved).value();
  }

  @Test
  void aTaskWithoutIncidentHasNoneOpen() {
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.empty()));
    assertThat(ledger().openTasks()).isEqualTo(Answer.known(List.of()));
  }

  @Test
  void whatIsSavedIsReadWithTheNextVersion() {
    Incident saved = written(ledger().save(incident(TASK, 3)));

    assertThat(saved).isEqualTo(incident(TASK, 3).withVersion(1));
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(saved)));
  }

  @Test
  void eachWriteCountsTheVersionUp() {
    Incident first = written(ledger().save(incident(TASK, 1)));
    Incident second = written(ledger().save(first.noted(NOON, "Something was seen.")));

    assertThat(second.version()).isEqualTo(2);
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(second)));
  }

  @Test
  void ofTwoHandsThatReadTheSameVersionTheSecondIsOvertaken() {
    Incident read = written(ledger().save(incident(TASK, 1)));
    Incident winner = written(ledger().save(read.noted(NOON, "The first hand.")));

    assertThat(ledger().save(read.noted(NOON, "The second.")))
        .isEqualTo(new Saved.Overtaken<Incident>());
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(winner)));
  }

  @Test
  void aSecondIncidentOfATaskIsNotOpened() {
    written(ledger().save(incident(TASK, 1)));

    assertThat(ledger().save(incident(TASK, 2))).isEqualTo(new Saved.Overtaken<Incident>());
  }

  @Test
  void anIncidentBeginsWhereTheFileIsAsItWasRead() {
    TaskFile read = TaskFile.of(TASK);
    Incident begun = written(ledger().begin(incident(TASK, 2), read));

    assertThat(begun).isEqualTo(incident(TASK, 2).withVersion(1));
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(begun)));
    assertThat(ledger().begin(incident(TASK, 1), read)).isEqualTo(new Saved.Overtaken<Incident>());
  }

  @Test
  void noIncidentBeginsFromWhatAnotherHasEnded() {
    TaskFile first = written(ledger().save(TaskFile.of(TASK).swept(NOON)));
    written(ledger().begin(incident(OTHER, 1), TaskFile.of(OTHER)));
    written(ledger().save(first.closed(History.NONE, List.of())));

    assertThat(ledger().begin(incident(TASK, 1), first)).isEqualTo(new Saved.Overtaken<Incident>());
    assertThat(ledger().begin(incident(TASK, 1), TaskFile.of(TASK)))
        .isEqualTo(new Saved.Overtaken<Incident>());
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.empty()));
  }

  @Test
  void aHandOfAnEndedIncidentDoesNotWriteOverTheNextOne() {
    Incident ended = written(ledger().save(incident(TASK, 1)));
    Phase over = new Phase.Healed(NOON);
    written(ledger().save(ended.in(over)));
    Incident later = Incident.opened(TASK, incident(TASK, 2).tables(), NOON.plusSeconds(60));
    Incident next = written(ledger().save(later));

    assertThat(ledger().save(ended.noted(NOON, "A slow hand.")))
        .isEqualTo(new Saved.Overtaken<Incident>());
    assertThat(ledger().save(ended.in(over))).isEqualTo(new Saved.Overtaken<Incident>());
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(next)));
  }

  @Test
  void aVersionOfNoIncidentIsOvertaken() {
    assertThat(ledger().save(incident(TASK, 1).withVersion(4)))
        .isEqualTo(new Saved.Overtaken<Incident>());
  }

  @Test
  void ofManyHandsAtOnceExactlyOneWrites() throws Exception {
    Ledger ledger = ledger();
    Incident read = written(ledger.save(incident(TASK, 1)));
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService hands = Executors.newFixedThreadPool(8)) {
      List<Future<Saved<Incident>>> saves =
          IntStream.range(0, 8)
              .mapToObj(hand ->
                  hands.submit(() -> {
                    start.await();
                    return ledger.save(read.noted(NOON, "Hand " + hand));
                  }))
              .toList();
      start.countDown();
      int written = 0;
      for (Future<Saved<Incident>> save : saves) {
        written += save.get() instanceof Saved.Written<Incident> ? 1 : 0;
      }
      assertThat(written).isEqualTo(1);
    }
  }

  @Test
  void anIncidentAtItsEndStaysOpenWhilePeopleWereNotTold() {
    Incident told = incident(TASK, 1).announcing(Notice.Kind.HEALED, NOON);
    Incident saved = written(ledger().save(told.in(new Phase.Healed(NOON))));

    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(saved)));
  }

  @Test
  void anIncidentAtItsEndIsClosedAndAnotherCanBeOpened() {
    Incident open = written(ledger().save(incident(TASK, 1)));
    Incident ended = written(ledger().save(open.in(new Phase.Healed(NOON))));

    assertThat(ended.version()).isEqualTo(2);
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.empty()));
    assertThat(ledger().openTasks()).isEqualTo(Answer.known(List.of()));
    assertThat(written(ledger().save(incident(TASK, 2))).version()).isEqualTo(1);
  }

  @Test
  void anEndThatWasOvertakenClosesNothing() {
    Incident read = written(ledger().save(incident(TASK, 1)));
    Incident winner = written(ledger().save(read.noted(NOON, "The first hand.")));

    assertThat(ledger().save(read.in(new Phase.Healed(NOON))))
        .isEqualTo(new Saved.Overtaken<Incident>());
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(winner)));
  }

  @Test
  void everyTaskWithAnOpenIncidentIsListed() {
    written(ledger().save(incident(TASK, 1)));
    written(ledger().save(incident(OTHER, 1)));

    assertThat(ledger().openTasks().found().orElseThrow()).containsExactlyInAnyOrder(TASK, OTHER);
  }

  @Test
  void thousandsOfHurtTablesFit() {
    Incident saved = written(ledger().save(incident(TASK, 3_000)));
    List<HurtTable> changed =
        Stream.concat(
                saved.tables().stream().limit(1_500).map(table -> table.proven(true)),
                saved.tables().stream().skip(1_500))
            .toList();
    Incident next = written(ledger().save(saved.withTables(changed)));

    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(next)));
    Incident fewer = written(ledger().save(next.withTables(changed.subList(0, 2))));
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(fewer)));
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 10_000})
  void aLongListThatStandsInSeveralPlacesIsReadInEachOfThem(int tables) {
    Incident saved = written(ledger().save(Incidents.treated(TASK, tables, NOON)));
    assertThat(ledger().open(TASK).reason()).isEmpty();
    assertThat(ledger().open(TASK).found().orElseThrow()).contains(saved);
    Incident next = written(ledger().save(saved.withHand(Hand.empty(NOON))));
    assertThat(ledger().open(TASK).found().orElseThrow()).contains(next);
  }

  @Test
  void aLargeWriteThatIsOvertakenLeavesTheOtherWhole() {
    Incident read = written(ledger().save(incident(TASK, 3_000)));
    Incident winner = written(ledger().save(read.noted(NOON, "The first hand.")));
    List<HurtTable> whole = read.tables().stream().map(table -> table.proven(true)).toList();

    assertThat(ledger().save(read.withTables(whole))).isEqualTo(new Saved.Overtaken<Incident>());
    assertThat(ledger().open(TASK)).isEqualTo(Answer.known(Optional.of(winner)));
  }

  @Test
  void aTaskHasAFileThatKeepsWhatIsSaved() {
    assertThat(ledger().file(TASK)).isEqualTo(Answer.known(TaskFile.of(TASK)));
    TableName orders = new TableName("public", "orders");
    EarlierLoad load = new EarlierLoad(orders, NOON, new RowCounts(9, 1, 2, 3));
    History before = new History(NOON, NOON, List.of(new History.Told(orders, NOON)));
    TaskFile file = TaskFile.of(TASK).closed(before, List.of(load));
    TaskFile saved = written(ledger().save(file.reloaded(List.of(orders), NOON)));
    assertThat(saved.version()).isEqualTo(1);
    assertThat(ledger().file(TASK)).isEqualTo(Answer.known(saved));
    assertThat(ledger().file(OTHER)).isEqualTo(Answer.known(TaskFile.of(OTHER)));
  }

  @Test
  void aFileThatAnotherHandWroteFirstIsOvertaken() {
    TaskFile read = written(ledger().save(TaskFile.of(TASK)));
    written(ledger().save(read.swept(NOON)));
    assertThat(ledger().save(read.opened(NOON))).isEqualTo(new Saved.Overtaken<TaskFile>());
    assertThat(ledger().save(TaskFile.of(TASK))).isEqualTo(new Saved.Overtaken<TaskFile>());
  }

  @Test
  void theFleetHasAFileThatKeepsWhatIsSaved() {
    assertThat(ledger().fleet()).isEqualTo(Answer.known(FleetFile.empty()));
    FleetFile storm = FleetFile.empty().watched(21, Limits.standard(), NOON);
    FleetFile saved = written(ledger().save(storm));

    assertThat(saved).isEqualTo(storm.withVersion(1));
    assertThat(ledger().fleet()).isEqualTo(Answer.known(saved));
    FleetFile over = saved.handedOver(TASK).watched(0, Limits.standard(), NOON.plusSeconds(60));
    assertThat(ledger().fleet()).isEqualTo(Answer.known(saved));
    FleetFile ended = written(ledger().save(over));
    assertThat(ended).isEqualTo(over.withVersion(2));
    assertThat(ledger().fleet()).isEqualTo(Answer.known(ended));
    assertThat(ledger().openTasks()).isEqualTo(Answer.known(List.of()));
  }

  @Test
  void aFileOfTheFleetThatAnotherHandWroteFirstIsOvertaken() {
    FleetFile read = FleetFile.empty();
    FleetFile winner = written(ledger().save(read.watched(21, Limits.standard(), NOON)));

    assertThat(ledger().save(read.watched(22, Limits.standard(), NOON)))
        .isEqualTo(new Saved.Overtaken<FleetFile>());
    assertThat(ledger().fleet()).isEqualTo(Answer.known(winner));
  }

  @Test
  void aRoleIsHeldUntilItsLastHolderReleasesIt() {
    assertThat(ledger().holders("dms")).isEqualTo(Answer.known(List.of()));
    assertThat(written(ledger().hold("dms", "orders-1"))).containsExactly("orders-1");
    assertThat(written(ledger().hold("dms", "orders-1"))).containsExactly("orders-1");
    assertThat(written(ledger().hold("dms", "payments-2")))
        .containsExactlyInAnyOrder("orders-1", "payments-2");

    assertThat(written(ledger().release("dms", "orders-1"))).containsExactly("payments-2");
    assertThat(written(ledger().release("dms", "nobody"))).containsExactly("payments-2");
    assertThat(written(ledger().release("dms", "payments-2"))).isEmpty();
    assertThat(ledger().holders("dms")).isEqualTo(Answer.known(List.of()));
    assertThat(ledger().holders("root")).isEqualTo(Answer.known(List.of()));
  }
}
