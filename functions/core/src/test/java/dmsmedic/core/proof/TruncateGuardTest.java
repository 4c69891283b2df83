package dmsmedic.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Neighbour;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.TargetTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything that speaks against truncating, one at a time. */
class TruncateGuardTest {

  private Answer<TargetTable> target = Answer.known(Tables.catalogued(Tables.INTEGRATION));
  private Answer<List<Neighbour>> neighbours =
      Answer.known(List.of(neighbour(GivenTask.running(), Tables.INTEGRATION)));
  private TableStatistics statistics = Tables.completed(Tables.INTEGRATION);
  private Optional<RowCounts> base = Optional.of(new RowCounts(0, 0, 0, 0));
  private boolean kept;
  private Answer<RowsFound> rows =
      Answer.known(Tables.counted(Tables.INTEGRATION, Tables.ROWS, 32_768));

  @Test
  void nothingSpeaksAgainstATableThatOnlyDmsWrote() {
    assertThat(concerns()).isEmpty();
  }

  @Test
  void aForeignKeyDoes() {
    target =
        Answer.known(
            new TargetTable(Tables.INTEGRATION, true, true, Map.of(), List.of(Tables.OTHER)));
    assertThat(concerns()).singleElement().asString().contains("foreign keys of");
  }

  @Test
  void moreOrFewerRowsThanDmsWroteDo() {
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, Tables.ROWS + 1, 32_768));
    assertThat(concerns()).singleElement().asString().contains("1001 rows", "somebody else");
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, Tables.ROWS - 1, 32_768));
    assertThat(concerns()).singleElement().asString().contains("999 rows");
  }

  @Test
  void aConcernStaysTheSameWhileItsNumbersTick() {
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, Tables.ROWS + 1, 32_768));
    List<Concern> before = raised();
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, Tables.ROWS + 7, 32_768));
    assertThat(raised()).isNotEqualTo(before);
    assertThat(raised()).extracting(Concern::key).containsExactly(before.getFirst().key());
    rows = Answer.unknown("Too many clients.");
    assertThat(raised()).extracting(Concern::key).doesNotContain(before.getFirst().key());
  }

  @Test
  void youngerRowsThanTheChangeStreamAllowsDo() {
    rows = found(Optional.of(3L));
    assertThat(concerns()).singleElement().asString().contains("3 rows", "younger");
    statistics =
        Tables.completed(Tables.INTEGRATION, new RowCounts(Tables.ROWS, 0, 3, 0), Tables.LOADED_AT);
    assertThat(concerns()).isEmpty();
  }

  @Test
  void aClusterThatDoesNotTellAgesDoes() {
    rows = found(Optional.empty());
    assertThat(concerns()).singleElement().asString().contains("does not tell");
  }

  @Test
  void afterABrokenLoadOnlyTooManyRowsDoOrAnyThatItMayHaveFound() {
    statistics =
        new TableStatistics(
            Tables.INTEGRATION,
            TableState.ERROR,
            new RowCounts(400, 0, 0, 0),
            Optional.empty(),
            Optional.empty(),
            "Not enabled",
            Optional.empty());
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, 100, 0));
    assertThat(concerns()).isEmpty();
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, 401, 0));
    assertThat(concerns()).hasSize(1);
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, 100, 0));
    kept = true;
    assertThat(concerns()).singleElement().asString().contains("somebody else");
    rows = Answer.known(Tables.counted(Tables.INTEGRATION, 0, 0));
    assertThat(concerns()).isEmpty();
  }

  @Test
  void anotherSourceTableOfAnyTaskDoes() {
    TaskArn second = TaskArn.of("aws", "eu-west-1", "123456789012", "SECOND");
    Rule renamed =
        new Rule.Transformation(
            "9",
            Rule.Subject.TABLE,
            Rule.Action.RENAME,
            Locator.of("integrations", "other"),
            "integration",
            "");
    neighbours =
        Answer.known(
            List.of(
                neighbour(GivenTask.running(), Tables.INTEGRATION),
                neighbour(GivenTask.running().arn(second, "second").rule(renamed), Tables.OTHER)));
    assertThat(concerns())
        .singleElement()
        .asString()
        .contains("also takes the rows of integrations.other by task 'second'");
  }

  @Test
  void aTaskThatNeverRanAndMayWriteTheTableDoes() {
    GivenTask second =
        GivenTask.running().arn(TaskArn.of("aws", "eu-west-1", "123456789012", "TWO"), "two");
    neighbours = Answer.known(List.of(neighbour(second.status(TaskStatus.READY))));
    assertThat(raised()).extracting(Concern::kind).containsExactly(Concern.Kind.SOURCES_UNKNOWN);
    assertThat(concerns()).singleElement().asString().contains("task 'two'", "no tables of it yet");
    neighbours = Answer.known(List.of(neighbour(second.status(TaskStatus.DELETING))));
    assertThat(concerns()).isEmpty();
    Rule other = new Rule.Selection("1", Locator.of("integrations", "other"), true, false);
    second.mappings(new TableMappings(List.of(other)));
    neighbours = Answer.known(List.of(neighbour(second.status(TaskStatus.READY))));
    assertThat(concerns()).isEmpty();
  }

  @Test
  void aFilterDoes() {
    Rule filtered = new Rule.Selection("2", Locator.of("integrations", "%"), true, true);
    neighbours =
        Answer.known(List.of(neighbour(GivenTask.running().rule(filtered), Tables.INTEGRATION)));
    assertThat(concerns()).singleElement().asString().contains("A filter of");
  }

  @Test
  void whateverIsNotKnownDoes() {
    target = Answer.unknown("a");
    neighbours = Answer.unknown("b");
    rows = Answer.unknown("c");
    assertThat(concerns()).hasSize(3);
    neighbours =
        Answer.known(
            List.of(
                new Neighbour(
                    GivenTask.running().task(),
                    GivenTask.running().view().mappings(),
                    Answer.unknown("d"))));
    assertThat(concerns()).hasSize(3).anyMatch(concern -> concern.contains("is not known: d"));
  }

  private static Answer<RowsFound> found(Optional<Long> younger) {
    return Answer.known(
        new RowsFound(Tables.INTEGRATION, Tables.ROWS, younger, List.of(), GivenTask.NOON));
  }

  private static Neighbour neighbour(GivenTask given, TableName... tables) {
    TaskView view = given.view();
    return new Neighbour(view.task(), view.mappings(), Answer.known(List.of(tables)));
  }

  private List<String> concerns() {
    return raised().stream().map(Concern::sentence).toList();
  }

  @Test
  void anotherTaskThatLoadsTheSameTableDoes() {
    GivenTask second =
        GivenTask.running().arn(TaskArn.of("aws", "eu-west-1", "123456789012", "TWO"), "two");
    neighbours =
        Answer.known(
            List.of(
                new Neighbour(
                    second.view().task(),
                    second.view().mappings(),
                    Answer.known(List.of(Tables.INTEGRATION)))));
    assertThat(concerns()).singleElement().asString().contains("task 'two'");
  }

  @Test
  void changesOfWhichNobodyKnowsWhetherTheyCameBeforeTheLoadDo() {
    base = Optional.empty();
    statistics =
        Tables.completed(Tables.INTEGRATION, new RowCounts(Tables.ROWS, 0, 1, 0), Tables.LOADED_AT);
    assertThat(concerns()).singleElement().asString().contains("loaded more than once");
    statistics = Tables.completed(Tables.INTEGRATION);
    assertThat(concerns()).isEmpty();
  }

  private List<Concern> raised() {
    return new TruncateGuard(
            Tables.truncated(Tables.INTEGRATION),
            GivenTask.ARN,
            target,
            neighbours,
            statistics,
            statistics,
            base,
            rows,
            kept)
        .concerns();
  }
}
