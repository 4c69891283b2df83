package dmsmedic.taskhealer.cockroach;

import dmsmedic.taskhealer.cockroach.Connector.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection to a cluster of which only the answers exist, for what a stand-in cannot be. */
final class ScriptedConnection {

  /** The cluster: rows of columns in the order of the query, or a failure. */
  @FunctionalInterface
  interface Script {
    List<? extends List<?>> answer(String sql) throws SQLException;
  }

  private final Script script;
  private final List<String> sent = new ArrayList<>();

  ScriptedConnection(Script script) {
    this.script = script;
  }

  /** The statements that arrived, in order. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /** A session on it without haste. */
  Session session() {
    return session(() -> Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Duration.ofSeconds(1));
  }

  Session session(InstantSource clock, Instant end, Duration statement) {
    return new Session(open(), clock, end, statement);
  }

  Connection open() {
    return proxy(
        Connection.class,
        (_, method, arguments) ->
            method.getName().startsWith("prepare")
                ? proxy(PreparedStatement.class, statement(String.valueOf(arguments[0])))
                : proxy(Statement.class, statement("")));
  }

  private InvocationHandler statement(String prepared) {
    return (_, method, arguments) ->
        switch (method.getName()) {
          case "execute" -> !answer(String.valueOf(arguments[0])).isEmpty();
          case "executeQuery" ->
              rows(answer(prepared.isEmpty() ? String.valueOf(arguments[0]) : prepared));
          default -> null;
        };
  }

  private List<? extends List<?>> answer(String sql) throws SQLException {
    sent.add(sql);
    return script.answer(sql);
  }

  private static ResultSet rows(List<? extends List<?>> answer) {
    Iterator<? extends List<?>> rows = answer.iterator();
    List<Object> row = new ArrayList<>();
    return proxy(
        ResultSet.class,
        (_, method, arguments) ->
            switch (method.getName()) {
              case "next" -> {
                boolean more = rows.hasNext();
                row.clear();
                row.addAll(more ? rows.next() : List.of());
                yield more;
              }
              case "getString" -> String.valueOf(row.get((int) arguments[0] - 1));
              case "getLong" -> row.get((int) arguments[0] - 1);
              default -> null;
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler closing =
        (self, method, arguments) -> answer(handler, self, method, arguments);
    return type.cast(
        Proxy.newProxyInstance(
            ScriptedConnection.class.getClassLoader(), new Class<?>[] {type}, closing));
  }

  private static @Nullable Object answer(
      InvocationHandler handler, Object self, Method method, @Nullable Object[] arguments)
      throws Throwable {
    return method.getName().equals("close") ? null : handler.invoke(self, method, arguments);
  }
}
