package dmsmedic.testkit.simulation.promise.deed;

import static dmsmedic.testkit.simulation.promise.story.Given.ITEMS;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.RECOVERY;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.recovery;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnlyHurtTablesTest {

  private static TableName[] tables(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new TableName("shop", "t" + i))
        .toArray(TableName[]::new);
  }

  @Test
  void tenHurtTablesAreFine() {
    assertThat(Tale.treated(reload(List.of(), tables(10))).reload(tables(10)).violations())
        .isEmpty();
  }

  @Test
  void elevenTablesAreTooMany() {
    Tale tale =
        Tale.treated(reload(List.of(), tables(11)))
            .tell(at -> new Event.Reloaded(at, Actor.HEALER, TASK, List.of(tables(11))));

    assertThat(tale.broken()).contains(Promise.ONLY_HURT_TABLES);
  }

  @Test
  void anEmptyListBreaksIt() {
    Tale tale =
        Tale.treated(reload(List.of(), ORDERS))
            .tell(at -> new Event.Reloaded(at, Actor.HEALER, TASK, List.of()));

    assertThat(tale.broken()).contains(Promise.ONLY_HURT_TABLES);
  }

  @Test
  void aTableThatNoLineNamesBreaksIt() {
    Tale tale =
        Tale.begin()
            .line(ORDERS)
            .opened(ORDERS, ITEMS)
            .treat(reload(List.of(), ORDERS, ITEMS))
            .reload(ORDERS, ITEMS);

    assertThat(tale.broken()).containsExactly(Promise.ONLY_HURT_TABLES);
  }

  @Test
  void aTableInErrorIsHurtWithoutALineOfItsOwn() {
    Tale tale =
        Tale.begin()
            .tell(at -> new Event.LoadEnded(at, TASK, ITEMS, false))
            .line(ORDERS)
            .opened(ORDERS, ITEMS)
            .treat(reload(List.of(), ORDERS, ITEMS))
            .reload(ORDERS, ITEMS);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aLoadThatIsWellCuresATableInErrorOnlyWithTheEndOfItsIncident() {
    Tale loaded =
        Tale.begin()
            .tell(at -> new Event.LoadEnded(at, TASK, ITEMS, false))
            .line(ORDERS)
            .opened(ORDERS, ITEMS)
            .treat(reload(List.of(), ORDERS, ITEMS))
            .reload(ORDERS, ITEMS)
            .tell(at -> new Event.LoadEnded(at, TASK, ITEMS, true))
            .treat(reload(List.of(), ORDERS, ITEMS))
            .later(Duration.ofSeconds(1))
            .reload(ORDERS, ITEMS);
    assertThat(loaded.violations()).isEmpty();
    Tale later =
        loaded
            .tell(at -> new Event.LoadEnded(at, TASK, ITEMS, true))
            .handOver("Enough.")
            .line(ORDERS)
            .opened(ORDERS, ITEMS)
            .treat(reload(List.of(), ORDERS, ITEMS))
            .reload(ORDERS, ITEMS);
    assertThat(later.broken()).containsExactly(Promise.ONLY_HURT_TABLES);
  }

  /** A table that is handed over so long after the decision, with a line of it in between. */
  private static Tale handedOverWithALineInBetween(Duration longAfter) {
    Ending ending = new Ending(Ending.Why.OPERATOR, "The task was stopped.");
    return Tale.begin()
        .sick(ORDERS)
        .line(ORDERS)
        .later(longAfter)
        .save(known -> known.in(new Phase.HandedOver(known.openedAt(), ending)))
        .opened(ORDERS)
        .treat(reload(List.of(), ORDERS))
        .reload(ORDERS);
  }

  @Test
  void aLineThatCameAfterTheDecisionToHandOverIsNews() {
    assertThat(handedOverWithALineInBetween(Duration.ofMinutes(1)).violations()).isEmpty();
    assertThat(handedOverWithALineInBetween(Duration.ofMinutes(3)).broken())
        .contains(Promise.ONLY_HURT_TABLES);
  }

  @Test
  void aTableThatWasProvenWholeBreaksIt() {
    Tale tale =
        Tale.treated(reload(List.of(), ORDERS, ITEMS))
            .reload(ORDERS, ITEMS)
            .save(Given::firstProven)
            .treat(reload(List.of(), ORDERS, ITEMS))
            .reload(ORDERS, ITEMS);

    assertThat(tale.broken()).containsExactly(Promise.ONLY_HURT_TABLES);
  }

  @Test
  void aRecoveryTaskThatSelectsMoreThanTheHurtTablesBreaksIt() {
    Tale tale =
        Tale.begin()
            .line(ORDERS)
            .opened(ORDERS, ITEMS)
            .treat(recovery(ORDERS, ITEMS))
            .createRecovery(ORDERS, ITEMS);

    assertThat(tale.broken()).containsExactly(Promise.ONLY_HURT_TABLES);
  }

  @Test
  void aLineOfTheRecoveryTaskBelongsToItsParent() {
    Tale tale =
        Tale.treated(recovery(ORDERS))
            .createRecovery(ORDERS)
            .startRecovery()
            .tell(at -> new Event.Line(at, at, RECOVERY, Fault.LOB_TRUNCATED, ITEMS))
            .deleteRecovery()
            .save(known -> known.joined(List.of(Given.hurt(ITEMS))))
            .treat(recovery(ORDERS, ITEMS))
            .createRecovery(ORDERS, ITEMS);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aPersonMayReloadWhatTheyLike() {
    Tale tale = Tale.begin().tell(at -> new Event.Reloaded(at, Actor.PERSON, TASK, List.of(ITEMS)));

    assertThat(tale.violations()).isEmpty();
  }
}
