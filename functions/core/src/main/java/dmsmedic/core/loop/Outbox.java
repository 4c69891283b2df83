package dmsmedic.core.loop;

import dmsmedic.core.announcement.Announcements;
import dmsmedic.core.announcement.StormAnnouncements;
import dmsmedic.core.announcement.Undo;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.fleet.FleetFile;
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
record Outbox(Ports ports, Limits limits) {

  /** The incident without the first notice, where that one could be delivered. */
  Optional<Incident> delivered(Incident incident) {
    Notice notice = incident.chronicle().outbox().getFirst();
    return spoken(incident, notice)
        .map(said -> Announcements.of(incident, said, undo(incident, said)))
        .filter(announcement -> ports.announcer().send(announcement) instanceof Outcome.Done)
        .map(_ -> incident.withChronicle(incident.chronicle().without(notice)));
  }

  /**
   * The notice as it is to be told now; empty where the fleet's file could not be had.
   *
   * <p>A hand-over in a storm is quiet only because the end of the storm names its task. Where no
   * storm lasts any more, nobody else would tell.
   */
  private Optional<Notice> spoken(Incident incident, Notice notice) {
    if (notice.kind() != Notice.Kind.HANDED_OVER_IN_STORM) {
      return Optional.of(notice);
    }
    return ports
        .ledger()
        .fleet()
        .found()
        .flatMap(file -> file.storming() ? Optional.of(file) : watched())
        .flatMap(file ->
            file.storming()
                ? written(file, file.handedOver(incident.task())).map(_ -> notice)
                : Optional.of(new Notice(Notice.Kind.HANDED_OVER, notice.at(), notice.number())));
  }

  /** Looks whether a storm begins or ends, and tells people; one message for the whole fleet. */
  void watch(int open) {
    Optional<FleetFile> file = watched(open);
    while (file.isPresent() && !file.get().outbox().isEmpty()) {
      FleetFile telling = file.get();
      Notice notice = telling.outbox().getFirst();
      Outcome outcome = ports.announcer().send(StormAnnouncements.of(telling, notice));
      file =
          outcome instanceof Outcome.Done
              ? written(telling, telling.without(notice))
              : Optional.empty();
    }
  }

  /** Between two ticks a storm may have begun that nobody wrote down yet. */
  private Optional<FleetFile> watched() {
    return ports.ledger().openTasks().found().flatMap(open -> watched(open.size()));
  }

  private Optional<FleetFile> watched(int open) {
    return ports
        .ledger()
        .fleet()
        .found()
        .flatMap(file -> written(file, file.watched(open, limits, ports.clock().instant())));
  }

  private Optional<FleetFile> written(FleetFile before, FleetFile after) {
    if (after.equals(before)) {
      return Optional.of(before);
    }
    return ports.ledger().save(after) instanceof Ledger.Saved.Written<FleetFile>(FleetFile written)
        ? Optional.of(written)
        : Optional.empty();
  }

  private Undo undo(Incident incident, Notice notice) {
    return switch (notice.kind()) {
      case HEALED, HANDED_OVER, HANDED_OVER_IN_STORM -> undo(incident);
      case OPENED, APPROVAL_ASKED, STORM_BEGAN, STORM_ENDED -> Undo.none();
    };
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
