package dmsmedic.cockroachstandin.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Words of SQL and their places. */
final class SqlTest {
  @Test
  void semicolonsInLiteralsAndCommentsDoNotPartStatements() {
    String script = "SELECT ';', \"a;b\", $x$;$x$, E'\\';' -- ;\n; /* ; */ ; SELECT 2; -- the end";
    assertThat(Sql.split(script))
        .extracting(Sql::text)
        .containsExactly("SELECT ';', \"a;b\", $x$;$x$, E'\\';' -- ;", "SELECT 2");
  }

  @Test
  void namesAreFoldedUnlessQuoted() {
    Words words = new Words(Sql.of("COPY \"S\"\"x\".Tab"));
    assertThat(words.accept("copy")).isTrue();
    assertThat(words.table()).contains(new TableName("S\"x", "tab"));
    assertThat(words.atEnd()).isTrue();
  }

  @Test
  void aPlaceholderIsNotADollarQuote() {
    Sql sql = Sql.of("SELECT $1::INT8, $$a$$");
    assertThat(sql.at(1).kind()).isEqualTo(Token.Kind.PARAMETER);
    assertThat(sql.at(sql.size() - 1).kind()).isEqualTo(Token.Kind.STRING);
  }

  @Test
  void editsKeepEverythingElse() {
    Sql sql = Sql.of("SELECT a /* kept */ FROM  t");
    Edits edits = new Edits(sql);
    edits.replace(3, 3, "u");
    edits.replace(1, 1, "b, c");
    assertThat(edits.apply()).isEqualTo("SELECT b, c /* kept */ FROM  u");
  }

  @Test
  void literalsAreWrittenSoThatTheyAreReadBack() {
    for (String value : new String[] {"plain", "it's", "back\\slash", "\\'"}) {
      assertThat(Sql.of(Names.literal(value)).at(0).literal()).isEqualTo(value);
    }
  }
}
