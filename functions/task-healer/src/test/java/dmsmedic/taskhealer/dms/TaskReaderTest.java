package dmsmedic.taskhealer.dms;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.UnreadTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;

class TaskReaderTest {

  private static final Endpoint END =
      new Endpoint(
          "end", "postgres", "db.example", 26257, "shop", Optional.empty(), Optional.empty());

  private static final String WITHOUT_SIZE =
      """
      {"rules":[{"rule-type":"table-settings","rule-id":"1","rule-name":"1",
       "object-locator":{"schema-name":"s","table-name":"t"},
       "lob-settings":{"mode":"limited","bulk-max-size":""}}]}
      """;

  private static ReplicationTask.Builder task(String name) {
    return ReplicationTask.builder()
        .replicationTaskArn("arn:aws:dms:us-east-1:123456789012:task:" + name)
        .replicationTaskIdentifier(name)
        .status("running")
        .migrationType("cdc")
        .replicationTaskSettings("{}")
        .tableMappings("{\"rules\":[]}")
        .sourceEndpointArn("end")
        .targetEndpointArn("end");
  }

  private static AllTasks all(ReplicationTask.Builder odd) {
    return TaskReader.all(
        List.of(task("ONE").build(), odd.build(), task("TWO").build()),
        Map.of("end", END),
        Map.of());
  }

  @Test
  void aTaskWithAnUnreadableDocumentStandsBesideTheOthers() {
    AllTasks all = all(task("ODD").tableMappings(WITHOUT_SIZE));

    assertThat(all.read()).extracting(v -> v.task().identifier()).containsExactly("ONE", "TWO");
    assertThat(all.unread()).extracting(UnreadTask::target).containsExactly(Optional.of(END));
    assertThat(all.unread().getFirst().reason()).contains("task:ODD' cannot be read: ");
  }

  @Test
  void aTaskOfWhichEvenTheTargetIsNotKnownMayWriteAnywhere() {
    assertThat(all(task("ODD").targetEndpointArn("gone")).unread())
        .singleElement()
        .matches(odd -> odd.mayWriteInto(END));
    assertThat(all(task("ODD").targetEndpointArn(null)).unread()).hasSize(1);
  }
}
