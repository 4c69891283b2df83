package dmsmedic.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsFound.Lengths;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.RowsWanted.Limit;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.testkit.TableLayout.Column;
import dmsmedic.testkit.TableLayout.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link dmsmedic.core.loop.Cluster} tells of tables and the rows in them. */
public abstract class ClusterRowsContract {

  private static final Column BODY = new Column("body", Kind.TEXT, true);

  /** Long enough for a read of the past to see what was written before. */
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  /** The cluster under test; one may serve all tests of a class. */
  protected abstract ClusterWorld world();

  @Test
  void aTableThatIsNotThereIsAbsent() {
    TableName missing = new TableName("public", "missing");

    assertThat(table(missing)).isEqualTo(TargetTable.absent(missing));
  }

  @Test
  void namesAreTakenAsTheyAre() {
    TableName odd = new TableName("public", "Odd \"Name\".x");
    world().createTable(TableLayout.keyed(odd, new Column("a \"b\"", Kind.TEXT, true)));

    assertThat(table(odd).columns()).containsOnlyKeys("id", "a \"b\"");
    assertThat(table(new TableName("public", "odd \"name\".x")).exists()).isFalse();
    assertThat(rows(odd, List.of(new Limit("a \"b\"", 4))).rows()).isZero();
  }

  @Test
  void columnsWithoutBoundAreLarge() {
    TableName name = new TableName("public", "columns");
    world()
        .createTable(
            TableLayout.keyed(
                name,
                BODY,
                new Column("document", Kind.JSON, false),
                new Column("scan", Kind.BYTES, true),
                new Column("code", Kind.SHORT_TEXT, true)));

    assertThat(table(name).columns())
        .containsOnly(
            Map.entry("id", new TargetTable.Column(false, false)),
            Map.entry("body", new TargetTable.Column(true, true)),
            Map.entry("document", new TargetTable.Column(false, true)),
            Map.entry("scan", new TargetTable.Column(true, true)),
            Map.entry("code", new TargetTable.Column(true, false)));
  }

  @Test
  void aColumnOfTheKeyIsNotLarge() {
    TableName name = new TableName("public", "text_key");
    List<Column> columns = List.of(new Column("slug", Kind.TEXT, false), BODY);
    world().createTable(new TableLayout(name, columns, List.of("slug"), List.of()));

    assertThat(table(name).keyed()).isTrue();
    assertThat(table(name).columns()).containsEntry("slug", new TargetTable.Column(false, false));
  }

  @Test
  void aKeyThatNobodyDeclaredDoesNotCount() {
    TableName name = new TableName("public", "keyless");
    world().createTable(TableLayout.keyless(name, BODY));

    assertThat(table(name).keyed()).isFalse();
    assertThat(table(name).columns()).containsOnlyKeys("body");
  }

  @Test
  void tablesThatReferToATableAreTold() {
    TableName parent = new TableName("public", "parent");
    TableName child = new TableName("public", "child");
    world().createTable(TableLayout.keyed(parent));
    world().createTable(TableLayout.keyed(child).referencing(parent));

    assertThat(table(parent).referencedBy()).containsExactly(child);
    assertThat(table(child).referencedBy()).isEmpty();
  }

  @Test
  void aTableThatRefersToItselfIsNotHeldByItself() {
    TableName tree = new TableName("public", "tree");
    world().createTable(TableLayout.keyed(tree).referencing(tree));

    assertThat(table(tree).referencedBy()).isEmpty();
  }

  @Test
  void anEmptyTableHasNoRowsAndNoLengths() {
    TableName name = new TableName("public", "empty");
    world().createTable(TableLayout.keyed(name, BODY));

    RowsFound found = rows(name, List.of(new Limit("body", 8)));

    assertThat(found.rows()).isZero();
    assertThat(found.lengths()).containsExactly(new Lengths("body", 0, 0, 0, 0, false));
  }

  /** Protected, so that a model in which a value is only a length can leave it out. */
  @Test
  protected void valuesAreMeasuredInBytesAndInCharacters() {
    TableName name = new TableName("public", "measured");
    world().createTable(TableLayout.keyed(name, BODY));
    insert(name, "12345678", "1234", "äöüß", "日本", "");
    world().insert(name, Map.of("id", "99"));

    Lengths body = rows(name, List.of(new Limit("body", 8))).lengths().getFirst();

    assertThat(body).isEqualTo(new Lengths("body", 2, 2, 8, 8, false));
  }

  @Test
  void bytesAreMeasuredInBytesOnly() {
    TableName name = new TableName("public", "scans");
    world().createTable(TableLayout.keyed(name, new Column("body", Kind.BYTES, true)));
    insert(name, "äöüß", "1234");

    Lengths body = rows(name, List.of(new Limit("body", 8))).lengths().getFirst();

    assertThat(body).isEqualTo(new Lengths("body", 1, 1, 8, 8, true));
  }

  @Test
  void jsonIsMeasuredAsText() {
    TableName name = new TableName("public", "documents");
    world().createTable(TableLayout.keyed(name, new Column("body", Kind.JSON, true)));
    insert(name, "{\"a\": 1}", "[]");

    Lengths body = rows(name, List.of(new Limit("body", 8))).lengths().getFirst();

    assertThat(body).isEqualTo(new Lengths("body", 1, 0, 8, 8, false));
  }

  @Test
  void aTableOfManyPagesIsCountedOnce() {
    TableName name = new TableName("public", "pages");
    world().createTable(TableLayout.keyed(name, BODY));
    insert(name, IntStream.range(0, 25).mapToObj("x"::repeat).toArray(String[]::new));

    RowsFound found = rows(name, List.of(new Limit("body", 24), new Limit("body", 6)));

    assertThat(found.rows()).isEqualTo(25);
    assertThat(found.lengths())
        .containsExactly(
            new Lengths("body", 1, 1, 24, 24, false), new Lengths("body", 1, 1, 24, 24, false));
  }

  @Test
  void aKeyOfSeveralColumnsIsPagedInItsOrder() {
    TableName name = new TableName("public", "wide_key");
    List<Column> columns =
        List.of(new Column("b", Kind.NUMBER, false), new Column("a", Kind.TEXT, false));
    world().createTable(new TableLayout(name, columns, List.of("a", "b"), List.of()));
    for (int i = 0; i < 30; i++) {
      world().insert(name, Map.of("a", "it's " + i % 3, "b", String.valueOf(i)));
    }

    assertThat(rows(name, List.of()).rows()).isEqualTo(30);
  }

  @Test
  void aTableWithoutDeclaredKeyIsCountedToo() {
    TableName name = new TableName("public", "heap");
    world().createTable(TableLayout.keyless(name, BODY));
    for (int i = 0; i < 15; i++) {
      world().insert(name, Map.of("body", "same"));
    }

    assertThat(rows(name, List.of(new Limit("body", 4))).lengths().getFirst().atLimit())
        .isEqualTo(15);
  }

  @Test
  void rowsWrittenAfterAnInstantAreCountedApart() {
    TableName name = new TableName("public", "younger");
    world().createTable(TableLayout.keyed(name, BODY));
    insert(name, "old", "old");
    world().pass(A_WHILE);
    Instant between = world().now();
    world().pass(A_WHILE);
    world().insert(name, Map.of("id", "77", "body", "new"));

    RowsFound found = rows(new RowsWanted(name, List.of(), between));

    assertThat(found.rows()).isEqualTo(3);
    assertThat(found.younger()).contains(1L);
    assertThat(found.asOf()).isAfter(between).isBeforeOrEqualTo(world().now());
  }

  @Test
  void oneTableThatIsMissingMakesAllUnknown() {
    TableName name = new TableName("public", "beside");
    TableName missing = new TableName("public", "missing");
    world().createTable(TableLayout.keyed(name, BODY));
    world().pass(A_WHILE);
    List<RowsWanted> both =
        List.of(
            new RowsWanted(name, List.of(), Instant.EPOCH),
            new RowsWanted(missing, List.of(), Instant.EPOCH));

    Answer<Map<TableName, RowsFound>> answer = world().cluster().rows(world().target(), both);

    assertThat(answer.found()).isEmpty();
    assertThat(answer.reason()).contains("public.missing");
  }

  @Test
  void aColumnThatIsMissingIsNamed() {
    TableName name = new TableName("public", "columnless");
    world().createTable(TableLayout.keyed(name, BODY));
    world().pass(A_WHILE);
    RowsWanted wanted = new RowsWanted(name, List.of(new Limit("gone", 8)), Instant.EPOCH);

    Answer<Map<TableName, RowsFound>> answer =
        world().cluster().rows(world().target(), List.of(wanted));

    assertThat(answer.reason()).contains("'gone'");
  }

  private void insert(TableName name, String... bodies) {
    for (int i = 0; i < bodies.length; i++) {
      world().insert(name, Map.of("id", String.valueOf(i), "body", bodies[i]));
    }
  }

  private TargetTable table(TableName name) {
    Answer<Map<TableName, TargetTable>> answer =
        world().cluster().tables(world().target(), List.of(name));
    return answer
        .found()
        .flatMap(all -> Optional.ofNullable(all.get(name)))
        .orElseThrow(() -> new AssertionError(answer.reason()));
  }

  private RowsFound rows(TableName name, List<Limit> limits) {
    return rows(new RowsWanted(name, limits, Instant.EPOCH));
  }

  private RowsFound rows(RowsWanted wanted) {
    world().pass(A_WHILE);
    Answer<Map<TableName, RowsFound>> answer =
        world().cluster().rows(world().target(), List.of(wanted));
    return answer
        .found()
        .flatMap(all -> Optional.ofNullable(all.get(wanted.target())))
        .orElseThrow(() -> new AssertionError(answer.reason()));
  }
}
