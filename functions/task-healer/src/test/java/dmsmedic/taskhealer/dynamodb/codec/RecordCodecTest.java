package dmsmedic.taskhealer.dynamodb.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.fleet.FleetFile;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.treatment.SettingChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RecordCodecTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** Stands for a record that later got members which the stored one does not have. */
  record Grown(
      String old, Optional<String> maybe, List<Instant> times, Map<String, Integer> sizes) {}

  /** Stands for the same record before it grew, and with a member that was taken away since. */
  record Older(String old, String gone) {}

  static List<Phase> phases() {
    return Specimens.ofEach(Phase.class);
  }

  static List<Deed> deeds() {
    return Specimens.ofEach(Deed.class);
  }

  @ParameterizedTest
  @MethodSource("phases")
  void anIncidentInEveryPhaseComesBack(Phase phase) {
    comesBack(Specimens.full(Incident.class).in(phase));
    comesBack(Specimens.bare(Incident.class).in(phase));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void anIncidentWithTheIntentOfEveryDeedComesBack(Deed deed) {
    Incident incident = Specimens.full(Incident.class);
    Intent intent = new Intent(deed, NOON, NOON.plusSeconds(180));
    comesBack(incident.withHand(incident.hand().withIntent(Optional.of(intent))));
  }

  @Test
  void theSpecimenHoldsEveryKindOfChangeAndRule() {
    Incident full = Specimens.full(Incident.class);

    assertThat(full.plan().chosen().settings())
        .hasSameSizeAs(SettingChange.class.getPermittedSubclasses());
    assertThat(full.plan().basis().orElseThrow().mappings().rules())
        .hasSameSizeAs(Rule.class.getPermittedSubclasses());
  }

  @Test
  void aTaskFileComesBack() {
    for (TaskFile file : List.of(Specimens.full(TaskFile.class), Specimens.bare(TaskFile.class))) {
      assertThat(RecordReader.read(TaskFile.class, RecordWriter.write(file), "file"))
          .isEqualTo(file);
    }
  }

  @Test
  void theFileOfTheFleetComesBack() {
    for (FleetFile file :
        List.of(Specimens.full(FleetFile.class), Specimens.bare(FleetFile.class))) {
      assertThat(RecordReader.read(FleetFile.class, RecordWriter.write(file), "fleet"))
          .isEqualTo(file);
    }
  }

  /** Format 1 knew neither what speaks against a plan, nor approvals, nor interruptions. */
  @Test
  void anIncidentOfThePreviousFormatIsRead() {
    Incident now = Specimens.full(Incident.class);
    Map<String, AttributeValue> members = new HashMap<>(RecordWriter.write(now).m());
    members.put("plan", without(members, "plan", "concerns", "approval", "interrupted"));
    members.put("hand", without(members, "hand", "stop"));

    Incident read = RecordReader.read(Incident.class, AttributeValue.fromM(members), "incident");
    assertThat(read.plan())
        .isEqualTo(
            now.plan()
                .withConcerns(List.of())
                .withApproval(Optional.empty())
                .withInterrupted(Optional.empty()));
    assertThat(read.hand().stopped()).isEqualTo(now.hand().stopped());
    assertThat(read.tables()).isEqualTo(now.tables());
  }

  private static AttributeValue without(
      Map<String, AttributeValue> members, String of, String... names) {
    Map<String, AttributeValue> fewer =
        new HashMap<>(members.getOrDefault(of, AttributeValue.fromM(Map.of())).m());
    fewer.keySet().removeAll(List.of(names));
    return AttributeValue.fromM(fewer);
  }

  @Test
  void everyRecordOfASealedTypeHasItsOwnTag() {
    Stream.of(Phase.class, Deed.class, SettingChange.class, Rule.class)
        .forEach(sealed ->
            assertThat(Shape.variants(sealed)).hasSameSizeAs(sealed.getPermittedSubclasses()));
  }

  @Test
  void anOlderItemIsReadWithEmptyMembersInPlaceOfThoseItDoesNotHave() {
    AttributeValue older = RecordWriter.write(new Older("text", "unknown today"));

    assertThat(RecordReader.read(Grown.class, older, "grown"))
        .isEqualTo(new Grown("text", Optional.empty(), List.of(), Map.of()));
  }

  @Test
  void aMissingMemberIsNamedWithItsPath() {
    Map<String, AttributeValue> members =
        new HashMap<>(RecordWriter.write(Specimens.full(Incident.class)).m());
    members.put("hand", AttributeValue.fromM(Map.of()));

    refused(members, "Member incident.hand.stopped is missing.");
  }

  @Test
  void anUnknownPhaseIsNamedWithItsPath() {
    Map<String, AttributeValue> members =
        new HashMap<>(RecordWriter.write(Specimens.full(Incident.class)).m());
    members.put("phase", AttributeValue.fromM(Map.of("is", AttributeValue.fromS("Dancing"))));

    refused(members, "Member incident.phase.is is no Phase known here.");
  }

  @Test
  void aMemberOfAnotherKindIsNamedWithItsPath() {
    Map<String, AttributeValue> members =
        new HashMap<>(RecordWriter.write(Specimens.full(Incident.class)).m());
    members.put("openedAt", AttributeValue.fromS("yesterday"));
    refused(members, "Member incident.openedAt is not a time in ISO 8601.");

    members.put("openedAt", AttributeValue.fromN("1"));
    refused(members, "Member incident.openedAt is not a text.");
  }

  @Test
  void whatAConstructorRefusesIsRefusedWithItsReason() {
    Map<String, AttributeValue> members =
        new HashMap<>(RecordWriter.write(Specimens.full(Incident.class)).m());
    members.put("task", AttributeValue.fromM(Map.of("value", AttributeValue.fromS("no arn"))));

    refused(
        members, "Member incident.task is refused: Not the ARN of a DMS replication task: no arn");
  }

  private static void refused(Map<String, AttributeValue> members, String sentence) {
    assertThatThrownBy(
            () -> RecordReader.read(Incident.class, AttributeValue.fromM(members), "incident"))
        .isInstanceOf(MalformedItemException.class)
        .hasMessage(sentence);
  }

  private static void comesBack(Incident incident) {
    assertThat(RecordReader.read(Incident.class, RecordWriter.write(incident), "incident"))
        .isEqualTo(incident);
  }
}
