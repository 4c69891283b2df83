package dmsmedic.testkit.simulation.promise.ending;

import static dmsmedic.testkit.simulation.promise.story.Given.ORDERS;
import static dmsmedic.testkit.simulation.promise.story.Given.OTHER_TASK;
import static dmsmedic.testkit.simulation.promise.story.Given.RETRIES;
import static dmsmedic.testkit.simulation.promise.story.Given.roles;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.story.Tale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleSettingsKeptTest {
  private static final String SQL = "ALTER ROLE dms RESET copy_from_retries_enabled";
  private static final Duration LONG = Duration.ofMinutes(30);

  private final Tale first =
      Tale.treated(roles(ORDERS)).setRole(RETRIES).composed(SQL, RETRIES.inverse());

  /** Another incident, which found the default as it needs it. */
  private Tale second() {
    return first
        .beside(OTHER_TASK)
        .sick(ORDERS)
        .treat(roles(ORDERS))
        .save(known -> known.withPlan(known.plan().withChangedRoles(List.of(RETRIES))));
  }

  @Test
  void anUndoThatNobodyElseNeedsIsFine() {
    assertThat(first.later(LONG).heal(SQL).violations()).isEmpty();
  }

  @Test
  void anUndoThatTakesASettingFromAnOpenIncidentBreaksIt() {
    Tale other = second().later(LONG);

    assertThat(first.after(other).heal(SQL).broken()).containsExactly(Promise.ROLE_SETTINGS_KEPT);
  }

  @Test
  void anUndoThatNamesTheOtherIncidentIsFine() {
    Tale other = second().later(LONG);
    Tale told =
        first
            .after(other)
            .healUntold()
            .announce(
                Notice.Kind.HEALED,
                new Section("Undo", List.of(SQL), true),
                new Section("Keep", List.of(other.id()), false));

    assertThat(told.violations()).isEmpty();
  }

  @Test
  void aHealedIncidentGoesOnNeedingIt() {
    Tale other = second().composed("-", RETRIES.inverse()).heal().later(LONG);

    assertThat(first.after(other).heal(SQL).broken()).containsExactly(Promise.ROLE_SETTINGS_KEPT);
  }

  @Test
  void anIncidentThatWasHandedOverNeedsNothing() {
    Tale other = second().handOver("Not proven.").later(LONG);

    assertThat(first.after(other).heal(SQL).violations()).isEmpty();
  }

  @Test
  void aDefaultThatIsGoneAlreadyIsTakenFromNobody() {
    Tale other = second().operatorSetsRole(RETRIES.inverse()).later(LONG);

    assertThat(first.after(other).heal(SQL).violations()).isEmpty();
  }

  @Test
  void anIncidentOfAnotherClusterDoesNotMatter() {
    Tale other =
        first
            .beside(OTHER_TASK)
            .tell(at -> new Event.Targeted(at, OTHER_TASK, "elsewhere.example"))
            .sick(ORDERS)
            .treat(roles(ORDERS))
            .save(known -> known.withPlan(known.plan().withChangedRoles(List.of(RETRIES))))
            .later(LONG);

    assertThat(first.after(other).heal(SQL).violations()).isEmpty();
  }

  @Test
  void anIncidentThatCouldNotBeSeenIsForgiven() {
    Tale other = second();

    assertThat(first.after(other).heal(SQL).violations()).isEmpty();
  }
}
