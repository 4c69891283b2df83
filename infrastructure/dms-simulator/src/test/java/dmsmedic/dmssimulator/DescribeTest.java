package dmsmedic.dmssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.dmssimulator.synthetic.SyntheticRows;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.databasemigration.model.DatabaseMigrationException;
import software.amazon.awssdk.services.databasemigration.model.DescribeTableStatisticsResponse;
import software.amazon.awssdk.services.databasemigration.model.Event;
import software.amazon.awssdk.services.databasemigration.model.Filter;
import software.amazon.awssdk.services.databasemigration.model.Tag;

/** What the service tells about itself. */
class DescribeTest {
  private static final Databases.Pair NOWHERE = new Databases.Pair(1, "none", "none");

  private static Bench bench() {
    return Bench.on(NOWHERE, options -> options.withRows(new SyntheticRows(10)));
  }

  private static String mappings(int tables) {
    return IntStream.range(0, tables)
        .mapToObj(i ->
            ("{\"rule-type\":\"selection\",\"rule-id\":\"%d\",\"rule-name\":\"%d\","
                    + "\"rule-action\":\"include\",\"object-locator\":"
                    + "{\"schema-name\":\"public\",\"table-name\":\"t%d\"}}")
                .formatted(i, i, i))
        .collect(Collectors.joining(",", "{\"rules\":[", "]}"));
  }

  @Test
  void tableStatisticsComeInPages() {
    try (Bench bench = bench()) {
      String task = bench.create(b -> b.tableMappings(mappings(45)));
      Filter twoTables = Filter.builder().name("table-name").values("t7", "t8").build();
      bench.startFresh(task);
      DescribeTableStatisticsResponse first =
          bench.client.describeTableStatistics(r -> r.replicationTaskArn(task).maxRecords(20));
      assertThat(first.tableStatistics()).hasSize(20);
      assertThat(
              bench
                  .client
                  .describeTableStatisticsPaginator(r -> r.replicationTaskArn(task).maxRecords(20))
                  .stream()
                  .flatMap(page -> page.tableStatistics().stream())
                  .map(table -> table.tableName())
                  .distinct())
          .hasSize(45);
      assertThat(
              bench
                  .client
                  .describeTableStatistics(r -> r.replicationTaskArn(task).filters(twoTables))
                  .tableStatistics())
          .hasSize(2);
      assertThatThrownBy(() ->
              bench.client.describeTableStatistics(r -> r.replicationTaskArn(task).maxRecords(19)))
          .isInstanceOf(DatabaseMigrationException.class)
          .hasMessageContaining("MaxRecords");
    }
  }

  @Test
  void settingsComeBackWithWhatCannotBeSentAgain() {
    try (Bench bench = bench()) {
      String task =
          bench.create(b -> b.replicationTaskSettings(Bench.LOGGED).tableMappings(mappings(1)));
      String settings = bench.task(task).replicationTaskSettings();
      assertThat(settings)
          .contains("dms-tasks-example", "dms-task-MOVE", "historyTimeslotInMinutes")
          .contains("HistoryTimeslotInMinutes", "LobMaxSize");
      assertThat(
              bench
                  .client
                  .describeReplicationTasks(r -> r.withoutSettings(true))
                  .replicationTasks()
                  .getFirst()
                  .replicationTaskSettings())
          .isNull();
    }
  }

  @Test
  void tagsAreAddedListedAndRemoved() {
    try (Bench bench = bench()) {
      Tag heal = Tag.builder().key("dms-medic").value("heal").build();
      String task = bench.create(b -> b.tableMappings(mappings(1)).tags(heal));
      Tag team = Tag.builder().key("team").value("example").build();
      bench.client.addTagsToResource(r -> r.resourceArn(task).tags(team));
      bench.client.removeTagsFromResource(r -> r.resourceArn(task).tagKeys("dms-medic"));
      List<Tag> tags = bench.client.listTagsForResource(r -> r.resourceArn(task)).tagList();
      assertThat(tags).extracting(Tag::key).containsExactly("team");
    }
  }

  @Test
  void eventsHaveTheShapeOfCapturedOnes() {
    try (Bench bench = bench()) {
      String task = bench.create(b -> b.tableMappings(mappings(1)));
      bench.startFresh(task);
      assertThat(bench.events)
          .hasSize(3)
          .element(1)
          .asString()
          .contains(
              "\"detail-type\":\"DMS Replication Task State Change\",\"source\":\"aws.dms\"",
              "\"resources\":[\"arn:aws:dms:us-east-1:123456789012:task:MOVE\"]",
              "\"eventId\":\"DMS-EVENT-0069\",\"eventType\":\"REPLICATION_TASK_STARTED\"",
              "\"detailMessage\":\"Replication task started, with flag, fresh start\"",
              "\"type\":\"REPLICATION_TASK\",\"category\":\"StateChange\"");
      assertThat(bench.client.describeEvents(r -> r.sourceType("replication-task")).events())
          .extracting(Event::message)
          .contains("Replication task stopped");
    }
  }

  @Test
  void aTaskIsDeletedAfterAWhile() {
    try (Bench bench = bench()) {
      String task = bench.create(b -> b.tableMappings(mappings(1)));
      bench.client.deleteReplicationTask(r -> r.replicationTaskArn(task));
      assertThat(bench.task(task).status()).isEqualTo("deleting");
      bench.minute();
      assertThat(bench.client.describeReplicationTasks().replicationTasks()).isEmpty();
    }
  }

  @Test
  void anUnknownOperationIsAnsweredAsTheServiceDoes() throws Exception {
    try (Bench bench = bench();
        HttpClient http = HttpClient.newHttpClient()) {
      URI uri = bench.dms.endpoint();
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("X-Amz-Target", "AmazonDMSv20160101.DescribeMoon")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("application/x-amz-json-1.1");
      assertThat(answer.body()).contains("\"__type\":\"UnknownOperationException\"");
    }
  }

  @Test
  void aSinkMayCallTheSimulatorBack() {
    List<String> statuses = new CopyOnWriteArrayList<>();
    List<Bench> self = new CopyOnWriteArrayList<>();
    try (Bench bench =
        Bench.on(
            NOWHERE,
            o ->
                o.withRows(new SyntheticRows(1))
                    .withEvents(event ->
                        self.forEach(b ->
                            b.client
                                .describeReplicationTasks()
                                .replicationTasks()
                                .forEach(t -> statuses.add(t.status())))))) {
      self.add(bench);
      String task = bench.create(b -> b.tableMappings(mappings(1)));
      bench.startFresh(task);
      assertThat(statuses).containsExactly("creating", "running", "stopped");
    }
  }
}
