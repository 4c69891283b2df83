package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.copy.CopyStatement;
import dmsmedic.cockroachstandin.copy.CopyStatement.CopyFormat;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.TableName;
import dmsmedic.cockroachstandin.sql.Token;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a COPY, in the old notation of its options or the new one. */
final class CopyRule {
  private final Sql sql;
  private final Words words;
  private final Map<String, String> options = new HashMap<>();

  private CopyRule(Sql sql) {
    this.sql = sql;
    this.words = new Words(sql);
  }

  static Translation translate(Sql sql, Context context) {
    return new Translation.Copy(new CopyRule(sql).read());
  }

  private CopyStatement read() {
    words.accept("COPY");
    TableName table = Required.table(words);
    boolean qualified = sql.at(2).is(".");
    String written =
        (qualified ? Names.print(table.schema()) + "." : "") + Names.print(table.table());
    List<String> columns = words.accept("(") ? columns() : List.of();
    Required.words(words, "FROM", "STDIN");
    words.accept("WITH");
    readOptions();
    return new CopyStatement(table, written, columns, format());
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    do {
      columns.add(Required.name(words));
    } while (words.accept(","));
    Required.words(words, ")");
    return columns;
  }

  private void readOptions() {
    words.accept("(");
    while (!words.atEnd()) {
      if (!words.accept(",") && !words.accept(")")) {
        option();
      }
    }
  }

  private void option() {
    if (words.accept("BINARY") || words.accept("FORMAT", "BINARY")) {
      throw Refusal.unknownForm(sql.text());
    }
    if (words.accept("CSV") || words.accept("FORMAT", "CSV")) {
      options.put("csv", "");
    } else if (words.accept("TEXT") || words.accept("FORMAT", "TEXT")) {
      options.remove("csv");
    } else if (words.accept("HEADER")) {
      header();
    } else {
      valued();
    }
  }

  private void header() {
    boolean off = words.accept("FALSE") || words.accept("OFF");
    if (!off) {
      words.accept("TRUE");
      words.accept("ON");
      options.put("header", "");
    }
  }

  private void valued() {
    String name = Required.name(words);
    words.accept("AS");
    Token value = words.next();
    boolean known = List.of("delimiter", "null", "escape", "quote", "encoding").contains(name);
    if (!known || value.kind() != Token.Kind.STRING) {
      throw Refusal.unknownForm(sql.text());
    }
    options.put(name, value.literal());
  }

  /** Checks as CockroachDB's processCopyOptions does (pkg/sql/copy_from.go). */
  private CopyFormat format() {
    boolean csv = options.containsKey("csv");
    String encoding = options.getOrDefault("encoding", "utf8");
    if (!encoding.equalsIgnoreCase("utf8")) {
      throw new Refusal("0A000", "only 'utf8' ENCODING is supported");
    }
    if (!options.getOrDefault("quote", "\"").equals("\"")) {
      throw new Refusal(
          "0A000", "unimplemented: QUOTE value " + options.get("quote") + " unsupported");
    }
    if (options.containsKey("header") && !csv) {
      throw new Refusal("0A000", "HEADER only supported with CSV format");
    }
    if (options.getOrDefault("delimiter", ",").length() != 1) {
      throw new Refusal("0A000", "delimiter must be a single-byte character");
    }
    if (options.getOrDefault("escape", "\"").length() != 1) {
      throw new Refusal("0A000", "ESCAPE must be a single one-byte character");
    }
    return new CopyFormat(
        csv, value("delimiter"), value("null"), value("escape"), options.containsKey("header"));
  }

  private Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option));
  }
}
