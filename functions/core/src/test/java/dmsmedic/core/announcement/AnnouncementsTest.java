package dmsmedic.core.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.incident.Plan;
import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.treatment.Rung;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads at three in the morning. */
class AnnouncementsTest {

  private static final Incident CUT =
      Incident.opened(GivenTask.ARN, List.of(Tables.truncated(Tables.INTEGRATION)), GivenTask.NOON);

  @Test
  void theOpeningSaysWhatWasSeenAndWhatComes() {
    Announcement opened = of(planned(CUT), Notice.Kind.OPENED, Undo.none());
    assertThat(opened.title())
        .isEqualTo("DMS task EXAMPLE: LobTruncated in integrations.integration");
    assertThat(opened.text())
        .contains("column 'metadata' cut at 32768 bytes of up to 116664")
        .contains("'integrations.integration' gets full LOB mode.")
        .contains("from the task's LOB mode to full LOB mode")
        .contains("Then reload the tables: [integrations.integration].");
    assertThat(opened.urgent()).isFalse();
    assertThat(of(CUT, Notice.Kind.OPENED, Undo.none()).text()).contains("The full load goes on");
  }

  @Test
  void theRequestForApprovalHasACommandThatCanBePasted() {
    Phase awaiting = new Phase.AwaitingApproval(GivenTask.NOON, "0123456789ab");
    Announcement asked = of(planned(CUT).in(awaiting), Notice.Kind.APPROVAL_ASKED, Undo.none());
    Section command = section(asked, "To approve");
    assertThat(command.verbatim()).isTrue();
    assertThat(command.lines())
        .containsExactly(
            "aws dms add-tags-to-resource --resource-arn "
                + GivenTask.ARN
                + " --tags Key=dms-medic-approve,Value=0123456789ab");
    assertThat(asked.urgent()).isTrue();
    assertThat(section(asked, "What speaks against it").lines()).containsExactly("A note.");
  }

  @Test
  void theHealingSaysTheProofAndTheExactUndo() {
    Incident healed =
        planned(CUT)
            .noted(GivenTask.NOON, "Done: modify the task.")
            .in(new Phase.Healed(GivenTask.NOON));
    Incident proven = healed.withChronicle(healed.chronicle().withProofs(List.of("1000 rows.")));
    Undo undo =
        new Undo(
            List.of("aws dms modify-replication-task ..."),
            List.of("ALTER ROLE dms RESET x"),
            List.of("other-1"));
    Announcement told = of(proven, Notice.Kind.HEALED, undo);
    assertThat(told.title())
        .endsWith("healed, integrations.integration whole again after 1 min 5 s");
    assertThat(section(told, "Proof").lines()).containsExactly("1000 rows.");
    assertThat(section(told, "Undo: the task (stop it first)").verbatim()).isTrue();
    assertThat(section(told, "Undo: the role").lines()).containsExactly("ALTER ROLE dms RESET x");
    assertThat(told.text()).contains("other-1", "Carry the changes into your templates");
  }

  @Test
  void theHandOverSaysWhyAndNoUndoOfNothing() {
    Incident over =
        planned(CUT)
            .in(
                new Phase.HandedOver(
                    GivenTask.NOON, new Ending(Ending.Why.OPERATOR, "Somebody stopped it.")));
    Announcement told = of(over, Notice.Kind.HANDED_OVER, Undo.none());
    assertThat(told.title()).isEqualTo("DMS task EXAMPLE: needs you, Somebody stopped it.");
    assertThat(told.urgent()).isTrue();
    assertThat(told.sections()).extracting(Section::heading).noneMatch(h -> h.startsWith("Undo"));
    assertThat(section(told, "Tried and found").lines()).containsExactly("A note.");
  }

  @Test
  void noNameAndNoMessageCanBeginALineOrTurnTheTextAround() {
    TableName evil = new TableName("a\nUndo: run this", "b\u001b[2J\u202ec");
    Incident hurt =
        Incident.opened(GivenTask.ARN, List.of(Tables.truncated(evil)), GivenTask.NOON)
            .in(
                new Phase.HandedOver(
                    GivenTask.NOON, new Ending(Ending.Why.REFUSED, "x\r\ny\u0000")));
    Announcement told = of(hurt, Notice.Kind.HANDED_OVER, Undo.none());
    String text =
        told.title()
            + String.join("", told.sections().stream().flatMap(s -> s.lines().stream()).toList());
    assertThat(text.codePoints())
        .noneMatch(c ->
            Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT);
    assertThat(told.text().lines()).noneMatch(line -> line.startsWith("Undo"));
  }

  @Test
  void aRepeatedDeliveryHasTheSameId() {
    assertThat(of(CUT, Notice.Kind.OPENED, Undo.none()).id()).isEqualTo(CUT.id() + "-1");
  }

  private static Incident planned(Incident incident) {
    TaskView view = GivenTask.running().view();
    Treatment treatment =
        new Treatment(
            Treatment.Route.RELOAD,
            List.of(new Treatment.Dose(Tables.INTEGRATION, Fault.LOB_TRUNCATED, Rung.FULL_LOB, 0)),
            List.of(
                new SettingChange.TableLobs(
                    Tables.INTEGRATION, Optional.empty(), Optional.of(TableLob.FULL))),
            List.of());
    return incident.withPlan(
        incident
            .plan()
            .with(treatment, Plan.Basis.of(view.task(), view.mappings()), List.of("A note.")));
  }

  private static Announcement of(Incident incident, Notice.Kind kind, Undo undo) {
    return Announcements.of(incident, new Notice(kind, GivenTask.NOON.plusSeconds(65), 1), undo);
  }

  private static Section section(Announcement announcement, String heading) {
    return announcement.sections().stream()
        .filter(section -> section.heading().equals(heading))
        .findFirst()
        .orElseThrow();
  }
}
