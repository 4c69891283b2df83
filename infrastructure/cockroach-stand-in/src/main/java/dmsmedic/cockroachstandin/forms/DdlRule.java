package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.sql.Edits;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Token;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;
import dmsmedic.cockroachstandin.terms.Types;
import java.util.HashSet;
import java.util.Set;

/** How tables, indexes, schemas and databases are made, emptied and dropped. */
final class DdlRule {
  private static final Set<String> CONSTRAINT_STARTS =
      Set.of("constraint", "primary", "unique", "foreign", "check", "index", "family", "like");

  private DdlRule() {}

  static Translation createTable(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("CREATE", "TABLE");
    words.accept("IF", "NOT", "EXISTS");
    Required.table(words);
    int open = words.index();
    int close = sql.closing(open);
    if (!sql.at(open).is("(") || close != sql.size() - 1) {
      throw Refusal.unknownForm(sql.text());
    }
    Edits edits = new Edits(sql);
    Set<String> columns = columns(sql, open, edits);
    defaults(sql, edits);
    if (!hasPrimaryKey(sql)) {
      edits.before(
          close,
          ", %1$s int8 NOT NULL DEFAULT standin.hidden_rowid(), PRIMARY KEY (%1$s)"
              .formatted(Names.quote(rowid(columns))));
    }
    return Translation.forward(edits.apply());
  }

  /** The names of the columns, their types being put into PostgreSQL's words. */
  private static Set<String> columns(Sql sql, int open, Edits edits) {
    Set<String> names = new HashSet<>();
    int depth = 0;
    for (int i = open; i < sql.size(); i++) {
      depth += sql.at(i).is("(") ? 1 : sql.at(i).is(")") ? -1 : 0;
      boolean starts = depth == 1 && (i == open || sql.at(i).is(","));
      if (starts && isColumn(sql.at(i + 1))) {
        names.add(sql.at(i + 1).name());
        Types.translateColumn(sql, i + 2, edits);
      }
    }
    return names;
  }

  private static boolean isColumn(Token token) {
    return token.isName()
        && (token.kind() == Token.Kind.QUOTED || !CONSTRAINT_STARTS.contains(token.name()));
  }

  private static boolean hasPrimaryKey(Sql sql) {
    for (int i = 0; i < sql.size(); i++) {
      if (sql.has(i, "PRIMARY", "KEY")) {
        return true;
      }
    }
    return false;
  }

  /** CockroachDB's name for the hidden key: rowid, or rowid_1 where a column has that name. */
  private static String rowid(Set<String> columns) {
    String name = "rowid";
    int suffix = 0;
    while (columns.contains(name)) {
      suffix++;
      name = "rowid_" + suffix;
    }
    return name;
  }

  /** Refuses what only PostgreSQL has, and puts our function in the place of unique_rowid. */
  static void defaults(Sql sql, Edits edits) {
    for (int i = 0; i < sql.size(); i++) {
      Token token = sql.at(i);
      boolean call = token.isName() && sql.at(i + 1).is("(");
      if (call && token.name().equals("unique_rowid")) {
        edits.replace(i, i, "standin.unique_rowid");
      } else if (call && (token.name().startsWith("pg_") || token.name().startsWith("lo_"))) {
        throw Refusal.unknownForm("the function " + token.name() + " in " + sql.text());
      } else if (token.is("VISIBLE")) {
        throw Refusal.unknownForm(
            "VISIBLE in a definition (use ALTER COLUMN ... SET NOT VISIBLE): " + sql.text());
      }
    }
  }

  /** Forms that both databases know in the same words. */
  static Translation plain(Sql sql, Context context) {
    Edits edits = new Edits(sql);
    defaults(sql, edits);
    return Translation.forward(edits.apply());
  }

  static Translation truncate(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("TRUNCATE");
    words.accept("TABLE");
    do {
      Required.table(words);
    } while (words.accept(","));
    if (!words.accept("CASCADE")) {
      words.accept("RESTRICT");
    }
    Required.end(words);
    return Translation.forward(sql.text());
  }

  static Translation database(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("CREATE", "DATABASE");
    boolean ifNotExists = words.accept("IF", "NOT", "EXISTS");
    String name = Required.name(words);
    Required.end(words);
    if (ifNotExists && context.catalog().hasDatabase(name)) {
      return Translation.nothing();
    }
    return Translation.forward("CREATE DATABASE " + Names.quote(name));
  }

  static Translation dropDatabase(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("DROP", "DATABASE");
    String ifExists = words.accept("IF", "EXISTS") ? "IF EXISTS " : "";
    String name = Required.name(words);
    if (!words.accept("CASCADE")) {
      words.accept("RESTRICT");
    }
    Required.end(words);
    context.catalog().leave(name);
    return Translation.forward("DROP DATABASE " + ifExists + Names.quote(name) + " (FORCE)");
  }
}
