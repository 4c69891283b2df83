package dmsmedic.core.announcement;

import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.fleet.FleetFile.Storm;
import dmsmedic.core.incident.Chronicle.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The two messages of a storm, instead of two for each of its incidents. */
public final class StormAnnouncements {

  private StormAnnouncements() {}

  /** The message of one notice of the fleet. */
  public static Announcement of(FleetFile file, Notice notice) {
    Storm storm = file.storm().orElseThrow();
    boolean over = notice.kind() == Notice.Kind.STORM_ENDED;
    String id = "storm-" + storm.since().getEpochSecond();
    return new Announcement(
        id + "-" + notice.number(),
        id,
        Optional.empty(),
        notice.kind(),
        notice.at(),
        over ? ended(storm, notice.at()) : began(storm),
        (over ? after(storm) : during(storm))
            .stream().filter(section -> !section.lines().isEmpty()).toList());
  }

  private static String began(Storm storm) {
    return "DMS Medic holds still: %d tasks are hurt at once, the cluster must be ill"
        .formatted(storm.most());
  }

  private static String ended(Storm storm, Instant at) {
    return "DMS Medic goes on: the storm is over after %d min, %d tasks were handed over"
        .formatted(Duration.between(storm.since(), at).toMinutes(), storm.handedOver().size());
  }

  private static List<Section> during(Storm storm) {
    return List.of(
        new Section(
            "Seen",
            List.of("%d incidents are open, since %s.".formatted(storm.most(), storm.since())),
            false),
        new Section(
            "Until it is over",
            List.of(
                "Plans are made, and no treatment begins; those that had begun are finished.",
                "No message comes for a single task, but the end of the storm names each task that"
                    + " needs a person.",
                "It is over when half as many incidents are open as make a storm; then those that"
                    + " wait go on by themselves."),
            false),
        new Section(
            "To let one task be treated all the same",
            List.of(
                "aws dms add-tags-to-resource --resource-arn TASK"
                    + " --tags Key=dms-medic-approve,Value=FINGERPRINT",
                "# FINGERPRINT stands in the phase of the task's open incident in the ledger."),
            true));
  }

  private static List<Section> after(Storm storm) {
    return List.of(
        new Section(
            "Seen",
            List.of("At most %d incidents were open at once.".formatted(storm.most())),
            false),
        new Section(
            "These tasks need you",
            storm.handedOver().stream().map(Object::toString).toList(),
            false),
        new Section(
            "What happens now",
            List.of("Incidents that waited are planned anew, and go on as their modes say."),
            false));
  }
}
