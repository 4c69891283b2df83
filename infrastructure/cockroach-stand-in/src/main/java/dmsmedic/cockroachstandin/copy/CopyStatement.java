package dmsmedic.cockroachstandin.copy;

import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A {@code COPY ... FROM STDIN}.
 *
 * @param table where the rows go
 * @param written the table as it was written, for messages
 * @param columns the columns listed; empty when there is no list
 */
public record CopyStatement(
    TableName table, String written, List<String> columns, CopyFormat format) {

  /** How the rows are written. */
  public record CopyFormat(
      boolean csv,
      Optional<String> delimiter,
      Optional<String> nullText,
      Optional<String> escape,
      boolean header) {
    /** The character between fields. */
    public byte delimiterByte() {
      return (byte) delimiter.map(text -> text.charAt(0)).orElse(csv ? ',' : '\t').charValue();
    }

    /** The character that takes the meaning from a quote; a doubled quote when none is named. */
    public byte escapeByte() {
      return (byte) escape.map(text -> text.charAt(0)).orElse('"').charValue();
    }
  }

  /** The COPY for PostgreSQL, into these columns and without a header. */
  public String toPostgres(List<String> into) {
    StringBuilder options = new StringBuilder(format.csv ? "FORMAT csv" : "FORMAT text");
    format.delimiter.ifPresent(text -> options.append(", DELIMITER ").append(literal(text)));
    format.nullText.ifPresent(text -> options.append(", NULL ").append(literal(text)));
    format.escape.ifPresent(text -> options.append(", ESCAPE ").append(literal(text)));
    return "COPY %s%s FROM STDIN WITH (%s)".formatted(table.quoted(), list(into, true), options);
  }

  /**
   * The statement as CockroachDB prints it, in the log.
   *
   * @param parenthesized whether options are printed in the newer notation, from v23.1 on
   */
  public String print(boolean parenthesized) {
    String comma = parenthesized ? ", " : " ";
    StringBuilder options = new StringBuilder();
    options.append(format.csv ? (parenthesized ? "FORMAT CSV" : "CSV") : "");
    format.delimiter.ifPresent(text -> add(options, comma, "DELIMITER " + literal(text)));
    format.nullText.ifPresent(text -> add(options, comma, "NULL " + literal(text)));
    format.escape.ifPresent(text -> add(options, comma, "ESCAPE " + literal(text)));
    if (format.header) {
      add(options, comma, parenthesized ? "HEADER true" : "HEADER");
    }
    String shown = parenthesized ? "(" + options + ")" : options.toString();
    return "COPY %s%s FROM STDIN%s"
        .formatted(written, list(columns, false), options.isEmpty() ? "" : " WITH " + shown);
  }

  private static void add(StringBuilder options, String comma, String option) {
    options.append(options.isEmpty() ? "" : comma).append(option);
  }

  private static String literal(String text) {
    return Names.literal(text);
  }

  private static String list(List<String> names, boolean quoted) {
    if (names.isEmpty()) {
      return "";
    }
    return names.stream()
        .map(name -> quoted ? Names.quote(name) : Names.print(name))
        .collect(Collectors.joining(", ", " (", ")"));
  }
}
