package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.sql.Edits;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Token;
import dmsmedic.cockroachstandin.terms.AsOfSystemTime;
import dmsmedic.cockroachstandin.terms.Catalogues;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Functions;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Translation;
import dmsmedic.cockroachstandin.terms.Types;
import java.util.Set;

/** How queries and changes of rows are said: name by name, each name being known or refused. */
final class QueryRule {
  private static final String MVCC = "crdb_internal_mvcc_timestamp";
  private static final Set<String> SEEING_THE_CLOCK =
      Set.of("now", "cluster_logical_timestamp", "follower_read_timestamp");

  private final Sql sql;
  private final Context context;
  private final Edits edits;
  private boolean asksTheClock;

  private QueryRule(Sql sql, Context context) {
    this.sql = sql;
    this.context = context;
    this.edits = new Edits(sql);
  }

  static Translation translate(Sql sql, Context context) {
    QueryRule rule = new QueryRule(sql, context);
    int index = 0;
    while (index < sql.size()) {
      index = rule.step(index) + 1;
    }
    HiddenColumns.hide(sql, context, rule.edits);
    return new Translation.Forward(rule.edits.apply(), rule.asksTheClock);
  }

  /** Looks at one token and answers the last token it took. */
  private int step(int index) {
    Token token = sql.at(index);
    if (AsOfSystemTime.startsAt(sql, index)) {
      int end = AsOfSystemTime.end(sql, index, context.now());
      edits.replace(index, end, "");
      return end;
    }
    if (token.is("::")) {
      Types.translate(sql, index + 1, edits);
      return index + 1;
    }
    if (token.is("CAST") && sql.at(index + 1).is("(")) {
      castType(index + 1);
      return index;
    }
    if (token.is("INTO") && !sql.at(index - 1).is("INSERT")) {
      throw Refusal.unknownForm(sql.text());
    }
    return token.isName() ? name(index) : index;
  }

  private void castType(int open) {
    int depth = 0;
    for (int i = open; i < sql.closing(open); i++) {
      depth += sql.at(i).is("(") ? 1 : sql.at(i).is(")") ? -1 : 0;
      if (depth == 1 && sql.at(i).is("AS")) {
        Types.translate(sql, i + 1, edits);
      }
    }
  }

  private int name(int index) {
    String name = sql.at(index).name();
    if (sql.at(index + 1).is(".") && !sql.at(index - 1).is(".")) {
      int taken = qualified(name, index);
      if (taken > index) {
        return taken;
      }
    }
    if (name.equals(MVCC)) {
      return mvcc(index);
    }
    if (sql.at(index + 1).is("(") && isCall(index)) {
      return call(name, index, index);
    }
    Catalogues.bare(name, context).ifPresent(view -> edits.replace(index, index, view));
    return index;
  }

  /** A name of two parts in a schema that is CockroachDB's own. */
  private int qualified(String schema, int index) {
    int second = index + 2;
    String name = sql.at(second).name();
    if (schema.equals("pg_catalog") && sql.at(second + 1).is("(")) {
      return call(name, index, second);
    }
    return Catalogues.qualified(schema, name, context)
        .map(view -> {
          edits.replace(index, second, view);
          return second;
        })
        .orElse(index);
  }

  /** The write time of a row: a function of the row's writer, under the column's own name. */
  private int mvcc(int index) {
    asksTheClock = true;
    if (sql.at(fromOf(index) + 1).is("(")) {
      // Of a subquery, where it is a column like any other.
      return index;
    }
    boolean of = sql.at(index - 1).is(".");
    String owner = of ? sql.at(index - 2).text() + "." : "";
    edits.replace(of ? index - 2 : index, index, "standin." + MVCC + "(" + owner + "xmin)");
    return index;
  }

  /** The FROM that a name belongs to: the next one that is not deeper, or else the last one. */
  private int fromOf(int index) {
    int depth = 0;
    for (int i = index; i < sql.size(); i++) {
      depth += sql.at(i).is("(") ? 1 : sql.at(i).is(")") ? -1 : 0;
      if (depth <= 0 && sql.at(i).is("FROM")) {
        return i;
      }
    }
    depth = 0;
    for (int i = index; i >= 0; i--) {
      depth += sql.at(i).is(")") ? 1 : sql.at(i).is("(") ? -1 : 0;
      if (depth <= 0 && sql.at(i).is("FROM")) {
        return i;
      }
    }
    return sql.size();
  }

  /** Whether the name before a parenthesis is called, and not merely followed by a list. */
  private boolean isCall(int index) {
    int before = index - 1;
    while (sql.at(before).is(".")) {
      before -= 2;
    }
    Token previous = sql.at(before);
    boolean declared =
        previous.is("INTO") || previous.is("WITH") || previous.is("AS") || namesCommonTable(index);
    return !declared && !Functions.isKeyword(sql.at(index));
  }

  /** Whether {@code name (columns) AS (} follows, as in a common table expression. */
  private boolean namesCommonTable(int index) {
    int close = sql.closing(index + 1);
    return sql.has(close + 1, "AS", "(");
  }

  private int call(String name, int first, int last) {
    String known = Functions.translate(name, context, sql);
    asksTheClock |= SEEING_THE_CLOCK.contains(name);
    if (!known.equals(name)) {
      edits.replace(first, last, known);
    }
    return last;
  }
}
