package dmsmedic.testkit.simulation.promise.deed;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.core.treatment.Treatment.Route;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.promise.story.Breaches;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.IncidentStory;
import dmsmedic.testkit.simulation.promise.story.RoleKey;
import dmsmedic.testkit.simulation.promise.story.Settings;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.TaskStory.InForce;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every deed traces to a rung of a confirmed fault.
 *
 * <p>The ledger holds an open incident of the task with a treatment that has begun and contains the
 * deed: the change of the role among its roles, the changed settings among its settings, the
 * reloaded tables among its tables, the tables of a recovery task all of them; each of these tables
 * has a dose of a fault that the incident knows. What a rung is for and what it may change is known
 * here from CockroachDB's page, not from the healer's ladders.
 */
public final class TracedToARung implements Watch {

  @Override
  public void see(Effect effect, Story before, Breaches breaches) {
    Optional<IncidentStory> incident = effect.incident().filter(IncidentStory::open);
    Optional<Treatment> treatment = incident.flatMap(IncidentStory::treatment);
    if (incident.isEmpty() || treatment.isEmpty()) {
      breaches.add(effect.words() + ", and no open incident has begun a treatment.");
    } else if (!within(effect, treatment.get(), incident.get().latest())) {
      breaches.add(effect.words() + " is not in " + treatment.get() + ".");
    }
  }

  private static boolean within(Effect effect, Treatment treatment, Incident incident) {
    return switch (effect.event()) {
      case Event.Created e ->
          treatment.route() == Route.RECOVERY_TASK
              && incident.id().equals(e.tags().get(Mode.INCIDENT_TAG))
              && same(e.tables(), treatment.tables())
              && dosed(e.tables(), treatment, incident);
      case Event.Reloaded e ->
          treatment.route() == Route.RELOAD
              && new HashSet<>(treatment.tables()).containsAll(e.tables())
              && dosed(e.tables(), treatment, incident);
      case Event.Modified e -> modified(e, treatment);
      case Event.RoleSet e ->
          has(treatment, Rung.ROLE_SETTINGS)
              && treatment.roles().stream().anyMatch(role -> same(role, e.change()));
      case Event.Stopped _ ->
          !effect.onTask() || treatment.needsRestart() || treatment.route() == Route.RELOAD;
      case Event.Started _ -> true;
      case Event.Deleted _ -> !effect.onTask();
      case Event.Targeted _,
          Event.RestChanged _,
          Event.LoadBegan _,
          Event.LoadEnded _,
          Event.Truncated _,
          Event.Reached _,
          Event.Tagged _,
          Event.Line _,
          Event.Saved _,
          Event.Audited _,
          Event.Announced _,
          Event.CommandComposed _,
          Event.StatementComposed _,
          Event.Trouble _ ->
          false;
    };
  }

  private static boolean modified(Event.Modified event, Treatment treatment) {
    InForce after = new InForce(event.after(), event.mappingsAfter());
    Set<String> changed =
        Settings.differing(new InForce(event.before(), event.mappingsBefore()), after);
    if (!changed.stream().allMatch(key -> wanted(key, treatment))) {
      return false;
    }
    treatment.settings().stream()
        .filter(change -> change.seenIn(after.settings(), after.mappings()))
        .forEach(change -> changed.remove(change.key()));
    return changed.isEmpty();
  }

  /** Whether a rung of the treatment may change this setting, by the keys of {@link Settings}. */
  private static boolean wanted(String key, Treatment treatment) {
    boolean lob = has(treatment, Rung.FULL_LOB) || has(treatment, Rung.LIMITED_LOB);
    if (key.startsWith("lob")) {
      return lob;
    }
    return switch (key) {
      case "preparation" -> treatment.route() != Route.FUTURE_ONLY;
      case "LOAD_MAX_FILE_SIZE_KB" -> has(treatment, Rung.SMALLER_COPY);
      case "VALIDATION_PARTIAL_LOB_KB" -> has(treatment, Rung.LIMITED_LOB);
      case "COMMIT_RATE", "MAX_FULL_LOAD_SUB_TASKS" ->
          has(treatment, Rung.LIMITED_LOB) || has(treatment, Rung.SMALLER_COPY);
      default -> false;
    };
  }

  private static boolean has(Treatment treatment, Rung rung) {
    return treatment.doses().stream().anyMatch(dose -> dose.rung() == rung && remedies(dose));
  }

  /** Whether the rung is one for the fault. */
  private static boolean remedies(Treatment.Dose dose) {
    return switch (dose.rung()) {
      case FULL_LOB, LIMITED_LOB -> dose.fault() == Fault.LOB_TRUNCATED;
      case ROLE_SETTINGS, SMALLER_COPY -> dose.fault() == Fault.COPY_NOT_RETRIED;
      case PERSON -> false;
    };
  }

  private static boolean same(RoleChange planned, RoleChange done) {
    return planned.role().equals(done.role())
        && planned.database().equals(done.database())
        && planned.variable() == done.variable()
        && RoleKey.same(planned.to(), done.to());
  }

  private static boolean same(List<TableName> ones, List<TableName> others) {
    return new HashSet<>(ones).equals(new HashSet<>(others));
  }

  private static boolean dosed(List<TableName> tables, Treatment treatment, Incident incident) {
    Set<TableName> dosed = new HashSet<>();
    for (Treatment.Dose dose : treatment.doses()) {
      for (HurtTable table : incident.tables()) {
        if (remedies(dose)
            && table.source().equals(dose.source())
            && table.fault() == dose.fault()) {
          dosed.add(dose.source());
        }
      }
    }
    return dosed.containsAll(tables);
  }
}
