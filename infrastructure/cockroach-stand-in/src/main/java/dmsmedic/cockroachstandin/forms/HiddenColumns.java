package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.backend.Catalog;
import dmsmedic.cockroachstandin.sql.Edits;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.TableName;
import dmsmedic.cockroachstandin.sql.Token;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps hidden columns out of {@code *}, which PostgreSQL would show. */
final class HiddenColumns {
  private static final Set<String> BEFORE_STAR =
      Set.of("select", "distinct", ",", ".", "returning");

  private HiddenColumns() {}

  /** Replaces the star of a query over one table that hides columns; refuses other such stars. */
  static void hide(Sql sql, Context context, Edits edits) {
    List<Integer> stars =
        IntStream.range(0, sql.size()).filter(i -> isStar(sql, i)).boxed().toList();
    if (stars.isEmpty()) {
      return;
    }
    Set<String> mentioned =
        sql.tokens().stream().filter(Token::isName).map(Token::name).collect(Collectors.toSet());
    List<TableName> hiding =
        context.catalog().tablesThatHide(context.database()).stream()
            .filter(table -> mentioned.contains(table.table()))
            .toList();
    if (hiding.isEmpty()) {
      return;
    }
    if (hiding.size() > 1
        || stars.size() > 1
        || !isPlain(sql, stars.getFirst(), hiding.getFirst())) {
      throw Refusal.unknownForm("* over a table with a hidden column in " + sql.text());
    }
    edits.replace(stars.getFirst(), stars.getFirst(), visible(context, hiding.getFirst()));
  }

  private static boolean isStar(Sql sql, int index) {
    Token before = sql.at(index - 1);
    return sql.at(index).is("*")
        && before.kind() != Token.Kind.QUOTED
        && BEFORE_STAR.contains(before.name());
  }

  /** Whether this is {@code SELECT * FROM table} with no other table in sight. */
  private static boolean isPlain(Sql sql, int star, TableName table) {
    Words words = new Words(Sql.of(sql.from(star + 1)));
    boolean one = words.accept("FROM") && words.table().equals(Optional.of(table));
    return one
        && sql.has(star - 1, "SELECT")
        && !words.peek().is(",")
        && !sql.mentions("JOIN")
        && !sql.mentions("UNION");
  }

  private static String visible(Context context, TableName table) {
    return context.catalog().columns(context.database(), table).stream()
        .filter(column -> !column.hidden())
        .map(Catalog.Column::name)
        .map(Names::quote)
        .collect(Collectors.joining(", "));
  }
}
