package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.NOON;
import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.OTHER_TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.reload;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Given;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NothingInventedTest {
  private static final Duration LONG = Duration.ofHours(2);

  private static Tale open() {
    return Tale.treated(reload(List.of(), ORDERS));
  }

  private static Tale noticed(Notice.Kind kind) {
    return open().save(known -> known.announcing(kind, NOON));
  }

  @Test
  void aRecordedNoticeIsFine() {
    assertThat(noticed(Notice.Kind.OPENED).announce(Notice.Kind.OPENED).violations()).isEmpty();
  }

  @Test
  void aNoticeThatLeftTheOutboxMayBeRepeatedAfterADeath() {
    Tale tale =
        noticed(Notice.Kind.OPENED)
            .announce(Notice.Kind.OPENED)
            .save(known ->
                known.withChronicle(
                    known.chronicle().without(known.chronicle().outbox().getFirst())))
            .announce(Notice.Kind.OPENED);

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aNoticeThatIsRepeatedWithoutEndBreaksIt() {
    Tale tale = noticed(Notice.Kind.OPENED);
    for (int i = 0; i < 6; i++) {
      tale.announce(Notice.Kind.OPENED);
    }

    assertThat(tale.broken()).containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void aNoticeThatOneHandRepeatsBreaksIt() {
    Tale once = byOneHand(noticed(Notice.Kind.OPENED), TASK);
    assertThat(once.violations()).isEmpty();

    assertThat(byOneHand(once, TASK).broken()).containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void aHandThatMayHaveBeenOvertakenRepeatsANotice() {
    Tale saved = byOneHand(noticed(Notice.Kind.OPENED), TASK).save(known -> known);
    Tale twice = byOneHand(saved, TASK);
    assertThat(twice.violations()).isEmpty();

    Tale troubled = twice.tell(at -> new Event.Trouble(at, "OVERTAKEN", 0));
    Tale thrice = byOneHand(troubled, TASK);
    assertThat(thrice.violations()).isEmpty();

    assertThat(byOneHand(thrice, TASK).broken()).containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void everyTroubleForgivesARepetition() {
    Tale tale = noticed(Notice.Kind.OPENED);
    for (int i = 0; i < 6; i++) {
      tale.announce(Notice.Kind.OPENED).tell(at -> new Event.Trouble(at, "DEATH_AFTER_CALL", 0));
    }

    assertThat(tale.violations()).isEmpty();
  }

  @Test
  void aNoticeThatWasNotRecordedBreaksIt() {
    assertThat(open().announce(Notice.Kind.OPENED).broken())
        .containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void healedBeforeItIsSoBreaksIt() {
    assertThat(noticed(Notice.Kind.HEALED).announce(Notice.Kind.HEALED).broken())
        .containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void aHandOverThatIsCalledHealedBreaksIt() {
    Tale tale =
        open()
            .handOverUntold("Not proven.")
            .save(known -> known.announcing(Notice.Kind.HEALED, NOON))
            .announce(Notice.Kind.HEALED);

    assertThat(tale.broken()).containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void anEndOfWhichNobodyIsToldBreaksIt() {
    Tale tale = open().handOverUntold("Not proven.");

    assertThat(tale.violations()).isEmpty();
    assertThat(tale.later(Duration.ofHours(2)).broken()).containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void anAnnouncementOfAnotherTaskBreaksIt() {
    assertThat(byOneHand(noticed(Notice.Kind.OPENED), OTHER_TASK).broken())
        .containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void aStormThatNeverWasBreaksIt() {
    assertThat(told(open(), Notice.Kind.STORM_BEGAN, List.of()).broken())
        .containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void theEndOfAStormThatDidNotBeginBreaksIt() {
    assertThat(told(open(), Notice.Kind.STORM_ENDED, List.of()).broken())
        .containsExactly(Promise.NOTHING_INVENTED);
  }

  @Test
  void aHandOverInAStormIsToldByItsEnd() {
    List<String> named = List.of(Given.TASK.value());
    Tale tale = told(stormy(), Notice.Kind.STORM_BEGAN, List.of());

    assertThat(told(tale, Notice.Kind.STORM_ENDED, named).later(LONG).violations()).isEmpty();
  }

  @Test
  void aHandOverInAStormThatItsEndDoesNotNameBreaksIt() {
    Tale tale = told(stormy(), Notice.Kind.STORM_BEGAN, List.of());

    assertThat(told(tale, Notice.Kind.STORM_ENDED, List.of()).later(LONG).broken())
        .containsExactly(Promise.NOTHING_INVENTED);
  }

  /** More incidents than one cluster should have; the first one ends quietly with a person. */
  private static Tale stormy() {
    Tale first = open();
    Tale last = first;
    for (int i = 0; i < 21; i++) {
      TaskArn task = TaskArn.of("aws", "eu-west-1", "123456789012", "T" + i);
      last = last.beside(task).sick(ORDERS);
    }
    return first.after(last).handOverUntold("A storm.").announce(Notice.Kind.HANDED_OVER_IN_STORM);
  }

  private static Tale byOneHand(Tale tale, TaskArn task) {
    String id = tale.id();
    Notice.Kind kind = Notice.Kind.OPENED;
    return tale.tell(at ->
        new Event.Announced(
            at, 0, new Announcement(id + "-1", id, task, kind, at, "DMS task", List.of())));
  }

  private static Tale told(Tale tale, Notice.Kind kind, List<String> lines) {
    return tale.tell(at ->
        new Event.Announced(
            at,
            0,
            new Announcement(
                "storm-1-" + kind,
                "storm-1",
                Optional.empty(),
                kind,
                at,
                "A storm",
                List.of(new Announcement.Section("These tasks need you", lines, false)))));
  }
}
