package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.sql.Edits;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Token;
import java.util.Map;
import java.util.Set;

/** CockroachDB's names of types, in PostgreSQL's words. */
public final class Types {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("string", "text"),
          Map.entry("bytes", "bytea"),
          Map.entry("blob", "bytea"),
          Map.entry("int", "int8"),
          Map.entry("integer", "int8"),
          Map.entry("int64", "int8"),
          Map.entry("json", "jsonb"),
          Map.entry("float", "float8"));
  private static final String ROWID = "int8 NOT NULL DEFAULT standin.unique_rowid()";
  private static final Set<String> SERIALS = Set.of("serial", "serial8", "bigserial");

  private Types() {}

  /** Puts PostgreSQL's name in the place of the type at a token. */
  public static void translate(Sql sql, int index, Edits edits) {
    Token token = sql.at(index);
    if (token.kind() != Token.Kind.WORD) {
      return;
    }
    boolean limited = token.is("string") && sql.at(index + 1).is("(");
    String name = limited ? "varchar" : NAMES.get(token.name());
    if (name != null) {
      edits.replace(index, index, name);
    }
  }

  /** As {@link #translate}, where a column is defined: a serial is a row number with a default. */
  public static void translateColumn(Sql sql, int index, Edits edits) {
    if (SERIALS.contains(sql.at(index).name())) {
      edits.replace(index, index, ROWID);
    } else {
      translate(sql, index, edits);
    }
  }
}
