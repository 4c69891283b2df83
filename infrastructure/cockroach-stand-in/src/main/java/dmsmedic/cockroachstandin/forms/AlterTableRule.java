package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.sql.Edits;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.TableName;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;
import dmsmedic.cockroachstandin.terms.Types;
import java.util.Optional;

/** How tables are altered, with the two things that concern hidden columns. */
final class AlterTableRule {
  private AlterTableRule() {}

  static Translation translate(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("ALTER", "TABLE");
    words.accept("IF", "EXISTS");
    TableName table = Required.table(words);
    if (words.accept("SET")) {
      return set(words);
    }
    Optional<Translation> visibility = visibility(sql, words.index(), table);
    if (visibility.isPresent()) {
      return visibility.get();
    }
    Edits edits = new Edits(sql);
    DdlRule.defaults(sql, edits);
    for (int i = words.index(); i < sql.size(); i++) {
      change(sql, i, edits);
    }
    if (addsPrimaryKey(sql)) {
      context
          .catalog()
          .hiddenPrimaryKey(context.database(), table)
          .ifPresent(key -> dropFirst(words.index(), key, edits));
    }
    return Translation.forward(edits.apply());
  }

  private static void dropFirst(int index, String key, Edits edits) {
    edits.before(index, "DROP CONSTRAINT " + Names.quote(key) + ", ");
  }

  /** The one storage parameter that a migration has to do with, from v26.1 on. */
  private static Translation set(Words words) {
    if (words.accept("(", "schema_locked", "=")) {
      return Translation.nothing();
    }
    throw Refusal.unknownForm(words.text());
  }

  /** {@code ALTER COLUMN c SET [NOT] VISIBLE}: kept as a comment, which the views read. */
  private static Optional<Translation> visibility(Sql sql, int index, TableName table) {
    Words words = new Words(Sql.of(sql.from(index)));
    words.accept("ALTER");
    words.accept("COLUMN");
    Optional<String> column = words.name();
    boolean hidden = words.accept("SET", "NOT", "VISIBLE");
    if (column.isEmpty() || (!hidden && !words.accept("SET", "VISIBLE"))) {
      return Optional.empty();
    }
    return Optional.of(
        Translation.forward(
            "COMMENT ON COLUMN %s.%s IS '%s'"
                .formatted(
                    table.quoted(),
                    Names.quote(column.get()),
                    hidden ? "NOT VISIBLE" : "VISIBLE")));
  }

  private static void change(Sql sql, int index, Edits edits) {
    if (sql.at(index).is("TYPE")) {
      Types.translate(sql, index + 1, edits);
      return;
    }
    if (!sql.at(index).is("ADD")) {
      return;
    }
    Words words = new Words(Sql.of(sql.from(index)));
    words.accept("ADD");
    words.accept("COLUMN");
    words.accept("IF", "NOT", "EXISTS");
    Types.translateColumn(sql, index + words.index() + 1, edits);
  }

  private static boolean addsPrimaryKey(Sql sql) {
    for (int i = 0; i < sql.size(); i++) {
      boolean named = sql.has(i, "ADD", "CONSTRAINT") && sql.has(i + 3, "PRIMARY", "KEY");
      if (named || sql.has(i, "ADD", "PRIMARY", "KEY")) {
        return true;
      }
    }
    return false;
  }
}
