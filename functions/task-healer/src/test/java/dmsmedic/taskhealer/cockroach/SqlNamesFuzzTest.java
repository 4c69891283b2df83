package dmsmedic.taskhealer.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Whatever a name holds, a statement stays one, and the name stays one identifier in it. */
public class SqlNamesFuzzTest extends FuzzContract {

  public static void fuzzerTestOneInput(byte[] input) {
    String[] names = (new String(input, StandardCharsets.UTF_8) + "\n\n\n").split("\n", -1);
    String schema = names[0].isEmpty() ? "s" : names[0];
    String table = names[1].isEmpty() ? "t" : names[1];
    List<String> key = List.of(names[2], "id");
    String from = Sql.table(new TableName(schema, table));
    Sql.Page page = new Sql.Page(from, key, Instant.EPOCH, true, true);

    List<Tokens.Token> quoted = Tokens.of(from);
    assertThat(quoted).hasSize(3);
    assertThat(quoted.getFirst()).isEqualTo(Tokens.identifier(readable(schema)));
    assertThat(quoted.getLast()).isEqualTo(Tokens.identifier(readable(table)));
    parameters(Sql.pageEnd(page), 5);
    parameters(Sql.count(Sql.lengths(names[2], false), page), 6);
    role(names);
  }

  /** The driver sees one statement with so many parameters; so does a reader of tokens. */
  private static void parameters(String sql, int parameters) {
    assertThat(sql).doesNotContain("\0");
    assertThat(Tokens.of(sql).stream().filter(Tokens.sign("?"))).hasSize(parameters);
    assertThat(Tokens.of(sql)).noneMatch(Tokens.sign(";")).noneMatch(Tokens.sign("-"));
    List<NativeQuery> queries = parsed(sql);
    assertThat(queries).hasSize(1);
    assertThat(queries.getFirst().bindPositions).hasSize(parameters);
  }

  private static void role(String[] names) {
    Optional<String> database = Optional.of(names[1]).filter(name -> !name.isEmpty());
    AlterRole statement =
        new AlterRole(
            new RoleChange(
                names[0],
                database,
                SessionVariable.COPY_FROM_RETRIES_ENABLED,
                Optional.empty(),
                Optional.of(names[2])));
    assertThat(statement.text()).doesNotContain("\0");
    List<Tokens.Token> tokens = Tokens.of(statement.text());
    assertThat(tokens).hasSize(database.isEmpty() ? 7 : 10).noneMatch(Tokens.sign(";"));
    assertThat(tokens.get(2).quoted()).isTrue();
    database.ifPresent(
        name -> assertThat(tokens.get(5)).isEqualTo(Tokens.identifier(readable(name))));
    assertThat(parsed(statement.text())).hasSize(1);
  }

  private static String readable(String name) {
    return name.replace("\0", "\ufffd");
  }

  private static List<NativeQuery> parsed(String sql) {
    try {
      return Parser.parseJdbcSql(sql, true, true, true, false, false);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    return List.of(
        Corpus.of("shop\norders\nid"),
        Corpus.of("dms\ndefaultdb\ntrue"),
        Corpus.of("a\"b\nc'; DROP TABLE x; --\n?"));
  }

  @Override
  protected List<String> words() {
    return List.of("\"", "\"\"", "\\\"", "U&\"", "e'", "$$", "?", "{fn now()}", "/*", "--", ";");
  }
}
