package dmsmedic.dmssimulator.jdbc;

import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The grammar that both sides share: quoted names, and refusals read from exceptions. */
final class Sql {
  private Sql() {}

  static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  static String name(TableName table) {
    return name(table.schema()) + "." + name(table.table());
  }

  static String names(List<String> columns) {
    return columns.stream().map(Sql::name).collect(Collectors.joining(","));
  }

  static Refused refused(SQLException thrown, String statement) {
    String state = Optional.ofNullable(thrown.getSQLState()).orElse("HY000");
    return new Refused(state, text(thrown), statement);
  }

  private static String text(SQLException thrown) {
    ServerErrorMessage server =
        thrown instanceof PSQLException answered ? answered.getServerErrorMessage() : null;
    if (server == null) {
      return Optional.ofNullable(thrown.getMessage()).orElse(thrown.getClass().getName());
    }
    StringBuilder text = new StringBuilder(String.valueOf(server.getMessage()));
    Optional.ofNullable(server.getDetail()).ifPresent(d -> text.append("\nDETAIL:  ").append(d));
    Optional.ofNullable(server.getHint()).ifPresent(h -> text.append("\nHINT:  ").append(h));
    Optional.ofNullable(server.getWhere()).ifPresent(w -> text.append("\nCONTEXT:  ").append(w));
    return text.toString();
  }
}
