package dmsmedic.cockroachstandin.session;

import dmsmedic.cockroachstandin.house.Backend;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.PayloadReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The two variables that change what is refused, as the session has them: asked once after the
 * login, followed through SET and RESET from then on.
 */
final class SessionFlags {
  private static final String INJECT = "inject_retry_errors_enabled";
  private static final String UNSAFE = "allow_unsafe_internals";
  private static final List<String> NAMES = List.of(INJECT, UNSAFE);

  private final Map<String, Boolean> defaults = new HashMap<>();
  private final Map<String, Boolean> current = new HashMap<>();

  /** Asks PostgreSQL, which has not been asked anything else yet. */
  void ask(Backend backend) throws IOException, InterruptedException {
    backend.beginPrivate();
    backend.say(
        Message.query(
            "SELECT current_setting('crdb.%s', true), current_setting('crdb.%s', true)"
                .formatted(INJECT, UNSAFE)));
    for (Message message : backend.hearAll()) {
      if (message.type() == 'D') {
        remember(message.reader());
      }
    }
    backend.endPrivate();
  }

  private void remember(PayloadReader row) {
    row.int16();
    NAMES.forEach(name -> defaults.put(name, row.value().orElse("off").equals("on")));
    current.putAll(defaults);
  }

  /** Notes what a statement, in PostgreSQL's words, is about to change. */
  void note(String sql) {
    if (sql.equals("RESET ALL") || sql.equals("DISCARD ALL")) {
      current.putAll(defaults);
    }
    for (String name : NAMES) {
      if (sql.equals("SET crdb." + name + " TO 'on'")) {
        current.put(name, true);
      } else if (sql.equals("SET crdb." + name + " TO 'off'")) {
        current.put(name, false);
      } else if (sql.equals("RESET crdb." + name)
          || sql.equals("SET crdb." + name + " TO DEFAULT")) {
        current.put(name, defaults.getOrDefault(name, false));
      }
    }
  }

  boolean injectsRetryErrors() {
    return current.getOrDefault(INJECT, false);
  }

  boolean opensInternals() {
    return current.getOrDefault(UNSAFE, false);
  }
}
