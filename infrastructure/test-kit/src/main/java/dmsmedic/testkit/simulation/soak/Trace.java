package dmsmedic.testkit.simulation.soak;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.history.History;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A history as text, one short line per event.
 *
 * <p>The text is the same in every JVM: what has no order of its own is sorted, and nothing is
 * printed by its identity.
 */
public final class Trace {
  private Trace() {}

  /** The lines of a history, oldest first. */
  public static List<String> lines(History history) {
    return history.events().stream().map(Trace::line).toList();
  }

  /** What tells two histories apart: the SHA-256 of the lines, in hexadecimal. */
  public static String digest(History history) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Event event : history.events()) {
        digest.update(line(event).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM knows SHA-256.", e);
    }
  }

  /** One event. */
  public static String line(Event event) {
    return event.at() + " " + said(event);
  }

  private static String said(Event event) {
    return switch (event) {
      case Event.Created e ->
          by(e.by(), e.task(), "creates")
              + (" '%s'" + "%s of %s %s")
                  .formatted(
                      e.identifier(),
                      e.parent().map(parent -> " for " + name(parent)).orElse(""),
                      e.tables(),
                      sorted(e.tags()));
      case Event.Targeted e -> name(e.task()) + " writes into " + e.cluster();
      case Event.Stopped e -> by(e.by(), e.task(), "stops");
      case Event.Started e -> by(e.by(), e.task(), "starts");
      case Event.Modified e -> by(e.by(), e.task(), "modifies") + differences(e);
      case Event.RestChanged e -> by(e.by(), e.task(), "changes the rest of");
      case Event.Reloaded e -> by(e.by(), e.task(), "reloads") + " " + e.tables();
      case Event.LoadBegan e -> name(e.task()) + " begins to load " + e.source();
      case Event.LoadEnded e ->
          name(e.task()) + (e.whole() ? " has loaded " : " fails to load ") + e.source();
      case Event.Truncated e ->
          name(e.task())
              + " truncates "
              + e.target()
              + (e.foreign().isEmpty() ? "" : " with foreign rows of " + e.foreign());
      case Event.Reached e -> name(e.task()) + " is " + e.status();
      case Event.Deleted e -> by(e.by(), e.task(), "deletes");
      case Event.Tagged e -> by(e.by(), e.task(), "tags") + " " + sorted(e.tags());
      case Event.RoleSet e -> e.by() + " sets " + change(e.change()) + " on " + e.cluster();
      case Event.Line e ->
          "line %s of %s in %s, dated %s"
              .formatted(e.fault(), e.source(), name(e.task()), e.writtenAt());
      case Event.Saved e -> saved(e.incident());
      case Event.Audited e -> "really: " + e.incident() + " " + sorted(e.damaged());
      case Event.Announced e -> announced(e.announcement());
      case Event.CommandComposed e ->
          "command for %s: %s".formatted(name(e.task()), e.command().replace('\n', ' '));
      case Event.StatementComposed e -> "statement: " + e.statement().replace('\n', ' ');
      case Event.Trouble e -> "trouble " + e.kind() + " " + e.ordinal();
    };
  }

  private static String by(Object actor, TaskArn task, String verb) {
    return actor + " " + verb + " " + name(task);
  }

  private static String name(TaskArn task) {
    return task.value().substring(task.value().lastIndexOf(':') + 1);
  }

  private static String differences(Event.Modified e) {
    return (e.before().equals(e.after()) ? "" : " to " + settings(e))
        + (e.mappingsBefore().equals(e.mappingsAfter()) ? "" : ", rules too");
  }

  private static String settings(Event.Modified e) {
    return e.after().lob() + " " + e.after().prepMode() + " " + sorted(e.after().sizes());
  }

  private static String change(RoleChange change) {
    return "%s of %s%s from %s to %s"
        .formatted(
            change.variable(),
            change.role(),
            change.database().map(database -> " in " + database).orElse(""),
            change.from().orElse("nothing"),
            change.to().orElse("nothing"));
  }

  private static String saved(Incident incident) {
    return "incident %s v%d %s%s%s"
        .formatted(
            incident.id(),
            incident.version(),
            phase(incident.phase()),
            incident.hand().intent().map(Trace::intent).orElse(""),
            incident.hand().stopped() ? ", stopped by us" : "");
  }

  private static String phase(Phase phase) {
    return switch (phase) {
      case Phase.Withdrawing p -> "Withdrawing " + p.ending().why() + ": " + p.ending().sentence();
      case Phase.HandedOver p -> "HandedOver " + p.ending().why() + ": " + p.ending().sentence();
      case Phase other -> other.getClass().getSimpleName();
    };
  }

  private static String intent(Intent intent) {
    return ", to " + intent.deed().sentence();
  }

  private static String announced(Announcement announcement) {
    return "announced %s of %s: %s"
        .formatted(announcement.kind(), announcement.incident(), announcement.title());
  }

  private static <K, V> Map<K, V> sorted(Map<K, V> map) {
    return new TreeMap<>(map);
  }
}
