package dmsmedic.core.announcement;

import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.incident.Chronicle;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.incident.Words;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.Treatment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of an incident: opened, approval asked, healed, handed over. */
public final class Announcements {

  private Announcements() {}

  /** The message of one notice; the undo matters where something was changed. */
  public static Announcement of(Incident incident, Notice notice, Undo undo) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Seen", seen(incident), false));
    switch (notice.kind()) {
      case OPENED -> {
        sections.add(new Section("Next", next(incident), false));
        sections.add(new Section("To pause it, to let it go on, to stop it", tags(incident), true));
      }
      case APPROVAL_ASKED -> sections.addAll(approval(incident));
      case HEALED -> {
        sections.add(new Section("Proof", incident.chronicle().proofs(), false));
        sections.add(history(incident));
        sections.addAll(undo(undo));
      }
      case HANDED_OVER, HANDED_OVER_IN_STORM -> {
        sections.add(new Section("Why a person", List.of(why(incident)), false));
        sections.add(new Section("Tried and found", incident.plan().notes(), false));
        sections.add(history(incident));
        sections.addAll(undo(undo));
      }
      case STORM_BEGAN, STORM_ENDED -> throw new IllegalStateException("That is the fleet's.");
    }
    return new Announcement(
        incident.id() + "-" + notice.number(),
        incident.id(),
        incident.task(),
        notice.kind(),
        notice.at(),
        title(incident, notice),
        sections.stream().filter(s -> !s.lines().isEmpty()).toList());
  }

  private static String title(Incident incident, Notice notice) {
    String task = "DMS task " + incident.task().resourceId();
    String tables = String.join(", ", incident.sources().stream().map(Object::toString).toList());
    return switch (notice.kind()) {
      case OPENED -> "%s: %s in %s".formatted(task, faults(incident), tables);
      case APPROVAL_ASKED -> "%s: may %s be loaded again?".formatted(task, tables);
      case HEALED ->
          "%s: healed, %s whole again after %s".formatted(task, tables, took(incident, notice));
      case STORM_BEGAN, STORM_ENDED -> task;
      case HANDED_OVER, HANDED_OVER_IN_STORM -> "%s: needs you, %s".formatted(task, why(incident));
    };
  }

  private static String faults(Incident incident) {
    return String.join(
        " and ", incident.tables().stream().map(t -> t.fault().word()).distinct().toList());
  }

  private static String took(Incident incident, Notice notice) {
    Duration took = Duration.between(incident.openedAt(), notice.at());
    return "%d min %d s".formatted(took.toMinutes(), took.toSecondsPart());
  }

  private static List<String> seen(Incident incident) {
    return incident.tables().stream().map(Announcements::seen).toList();
  }

  private static String seen(HurtTable table) {
    StringBuilder line =
        new StringBuilder(table.fault().word()).append(" in '").append(table.source()).append("'");
    if (!table.target().equals(table.source())) {
      line.append(" (target '").append(table.target()).append("')");
    }
    for (HurtTable.Truncation cut : table.columns()) {
      line.append(", column '")
          .append(cut.column())
          .append("' cut at ")
          .append(cut.limitBytes())
          .append(" bytes")
          .append(cut.actualBytes() > 0 ? " of up to " + cut.actualBytes() : "");
    }
    return line.append("; last at ").append(table.lastAt()).toString();
  }

  private static List<String> next(Incident incident) {
    if (incident.phase() instanceof Phase.Paused) {
      return List.of("Nothing, until the pause of the task is taken away.");
    }
    return incident
        .plan()
        .treatment()
        .map(Announcements::plan)
        .orElse(List.of("The full load goes on; when it has ended the tables are treated."));
  }

  /** The operator's words as commands; what was stopped is resumed after each of them. */
  private static List<String> tags(Incident incident) {
    String arn = " --resource-arn " + incident.task();
    return List.of(
        "aws dms add-tags-to-resource" + arn + " --tags Key=dms-medic-pause,Value=yes",
        "aws dms remove-tags-from-resource" + arn + " --tag-keys dms-medic-pause",
        "aws dms add-tags-to-resource" + arn + " --tags Key=dms-medic,Value=off");
  }

  private static List<String> plan(Treatment treatment) {
    List<String> lines = new ArrayList<>();
    treatment
        .doses()
        .forEach(d -> lines.add("'" + d.source() + "' gets " + d.rung().words() + "."));
    treatment.settings().forEach(change -> lines.add("Change " + Words.of(change) + "."));
    for (RoleChange change : treatment.roles()) {
      lines.add(
          "Set %s = %s for role '%s'."
              .formatted(change.variable().word(), change.to().orElse("default"), change.role()));
    }
    lines.add("Then " + treatment.route().words() + ": " + treatment.tables() + ".");
    return lines;
  }

  private static List<Section> approval(Incident incident) {
    return List.of(
        new Section("Plan", plan(incident.plan().chosen()), false),
        new Section("What speaks against it", incident.plan().notes(), false),
        new Section(
            "To approve",
            List.of(
                "aws dms add-tags-to-resource --resource-arn "
                    + incident.task()
                    + " --tags Key=dms-medic-approve,Value="
                    + fingerprint(incident)),
            true));
  }

  /** The fingerprint that is waited for; a request that came too late for it names the last. */
  private static String fingerprint(Incident incident) {
    return incident.phase() instanceof Phase.AwaitingApproval(_, String fingerprint)
        ? fingerprint
        : incident.plan().approval().map(Plan.Approval::fingerprint).orElse("");
  }

  private static String why(Incident incident) {
    Optional<Ending> ending =
        incident.phase() instanceof Phase.HandedOver handed
            ? Optional.of(handed.ending())
            : Optional.empty();
    return ending.map(Ending::sentence).orElse("");
  }

  private static Section history(Incident incident) {
    return new Section(
        "What happened",
        incident.chronicle().entries().stream().map(Announcements::entry).toList(),
        false);
  }

  private static String entry(Chronicle.Entry entry) {
    return entry.at() + "  " + entry.sentence();
  }

  private static List<Section> undo(Undo undo) {
    if (undo.empty()) {
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Undo: the task (stop it first)", undo.task(), true));
    sections.add(new Section("Undo: the role", undo.role(), true));
    if (!undo.heldBy().isEmpty()) {
      sections.add(
          new Section("Keep the role's settings while these need them", undo.heldBy(), false));
    }
    sections.add(
        new Section(
            "Infrastructure as code",
            List.of(
                "Carry the changes into your templates, or the next deployment takes them back."),
            false));
    return sections;
  }
}
