package dmsmedic.core.loop;

import dmsmedic.core.announcement.Announcements;
import dmsmedic.core.announcement.StormAnnouncements;
import dmsmedic.core.announcement.Undo;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.incident.Words;
import dmsmedic.core.loop.Loop.Ports;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Delivers what was recorded for people.
 *
 * <p>A notice leaves the outbox only after it was delivered, so a crash in between repeats at most
 * one; its id tells the repetition.
 */
record Outbox(Ports ports, Limits limits) {

  /** An undo that cannot be composed is waited for so long; then people are told without it. */
  private static final Duration UNDO_LATEST = Duration.ofHours(1);

  /** The incident without the first notice, where that one could be delivered. */
  Optional<Incident> delivered(Incident incident) {
    Notice notice = incident.chronicle().outbox().getFirst();
    return spoken(incident, notice)
        .flatMap(said -> undo(incident, said).map(undo -> Announcements.of(incident, said, undo)))
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

  private Optional<Undo> undo(Incident incident, Notice notice) {
    return switch (notice.kind()) {
      case HEALED, HANDED_OVER, HANDED_OVER_IN_STORM -> {
        Answer<Undo> undo = undo(incident);
        boolean late = ports.clock().instant().isAfter(notice.at().plus(UNDO_LATEST));
        yield undo.found().or(() -> late ? Optional.of(unknown(incident)) : Optional.empty());
      }
      case OPENED, APPROVAL_ASKED, STORM_BEGAN, STORM_ENDED -> Optional.of(Undo.none());
    };
  }

  /** What is to be taken back, in words, for a person who has to find out how. */
  private Undo unknown(Incident incident) {
    List<SettingChange> settings = incident.plan().undoOfSettings();
    List<String> statements = sql(incident.plan().undoOfRoles());
    List<String> words =
        settings.isEmpty()
            ? List.of()
            : List.of("# DMS did not answer; take back by hand: " + Words.of(settings));
    return new Undo(
        words,
        statements,
        statements.isEmpty()
            ? List.of()
            : List.of("unknown, because the ledger or DMS did not answer"));
  }

  /** Everything that the treatments of the incident changed, and nothing that was only planned. */
  private Answer<Undo> undo(Incident incident) {
    List<SettingChange> settings = incident.plan().undoOfSettings();
    List<RoleChange> roles = incident.plan().undoOfRoles();
    if (settings.isEmpty() && roles.isEmpty()) {
      return Answer.known(Undo.none());
    }
    return switch (ports.dms().task(incident.task())) {
      case Answer.Unknown<Optional<TaskView>>(String reason) -> Answer.unknown(reason);
      case Answer.Known<Optional<TaskView>>(Optional<TaskView> view) ->
          undo(incident, view, settings, roles);
    };
  }

  /** With the task its settings are gone; the role's are not. */
  private Answer<Undo> undo(
      Incident incident,
      Optional<TaskView> view,
      List<SettingChange> settings,
      List<RoleChange> roles) {
    Answer<List<String>> commands =
        settings.isEmpty() || view.isEmpty()
            ? Answer.known(List.of())
            : ports.dms().commands(incident.task(), settings);
    Answer<List<String>> holders =
        roles.isEmpty() ? Answer.known(List.of()) : holders(incident, view, roles.getFirst());
    if (commands.found().isEmpty() || holders.found().isEmpty()) {
      return Answer.unknown(commands.reason() + holders.reason());
    }
    List<String> others =
        holders.found().get().stream().filter(holder -> !holder.equals(incident.id())).toList();
    return Answer.known(new Undo(commands.found().get(), sql(roles), others));
  }

  private Answer<List<String>> holders(
      Incident incident, Optional<TaskView> view, RoleChange role) {
    return incident
        .plan()
        .basis()
        .flatMap(Plan.Basis::cluster)
        .or(() -> view.map(known -> known.task().target().cluster()))
        .map(cluster -> ports.ledger().holders(Hands.holding(cluster, role)))
        .orElseGet(() -> Answer.known(List.of("unknown, because DMS has no such task any more")));
  }

  private List<String> sql(List<RoleChange> roles) {
    return roles.stream().map(ports.cluster()::sql).toList();
  }
}
