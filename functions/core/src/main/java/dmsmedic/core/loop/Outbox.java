package dmsmedic.core.loop;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.announcement.Announcements;
import dmsmedic.core.announcement.Undo;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Loop.Ports;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Optional;

/**
 * Delivers what was recorded for people.
 *
 * <p>A notice leaves the outbox only after it was delivered, so a crash in between repeats at most
 * one; its id tells the repetition.
 */
record Outbox(Ports ports) {

  /** The incident without the first notice, where that one could be delivered. */
  Optional<Incident> delivered(Incident incident) {
    Notice notice = incident.chronicle().outbox().getFirst();
    Announcement announcement = Announcements.of(incident, notice, undo(incident, notice));
    Outcome outcome = ports.announcer().send(announcement);
    return outcome instanceof Outcome.Done
        ? Optional.of(incident.withChronicle(incident.chronicle().without(notice)))
        : Optional.empty();
  }

  private Undo undo(Incident incident, Notice notice) {
    boolean over = notice.kind() == Notice.Kind.HEALED || notice.kind() == Notice.Kind.HANDED_OVER;
    return over ? undo(incident) : Undo.none();
  }

  /** Everything that the treatments of the incident changed, and nothing that was only planned. */
  private Undo undo(Incident incident) {
    List<SettingChange> settings = incident.plan().undoOfSettings();
    List<String> task =
        settings.isEmpty()
            ? List.of()
            : ports
                .dms()
                .commands(incident.task(), settings)
                .found()
                .orElse(List.of("The commands could not be composed; see the chronicle above."));
    List<RoleChange> roles = incident.plan().undoOfRoles();
    List<String> role = roles.stream().map(ports.cluster()::sql).toList();
    return new Undo(task, role, heldBy(incident, roles));
  }

  private List<String> heldBy(Incident incident, List<RoleChange> roles) {
    Optional<RoleChange> first = roles.stream().findFirst();
    Optional<TaskView> view = ports.dms().task(incident.task()).found().flatMap(known -> known);
    if (first.isEmpty() || view.isEmpty()) {
      return List.of();
    }
    return ports
        .ledger()
        .holders(Hands.holding(view.get(), first.get()))
        .found()
        .orElse(List.of())
        .stream()
        .filter(holder -> !holder.equals(incident.id()))
        .toList();
  }
}
