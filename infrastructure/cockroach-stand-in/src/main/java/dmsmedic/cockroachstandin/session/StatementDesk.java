package dmsmedic.cockroachstandin.session;

import dmsmedic.cockroachstandin.copy.RetryError;
import dmsmedic.cockroachstandin.forms.StatementForms;
import dmsmedic.cockroachstandin.house.Backend;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.house.Recorder;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Translation;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Where the statements of one session are recorded and put into PostgreSQL's words. */
final class StatementDesk {
  /** Statements that the test hook leaves alone. */
  private static final Set<String> NOT_INJECTED =
      Set.of(
          "set",
          "reset",
          "show",
          "begin",
          "start",
          "commit",
          "end",
          "rollback",
          "abort",
          "savepoint",
          "release",
          "discard");

  private final House house;
  private final Backend backend;
  private final String role;
  private final String database;
  private final SessionFlags flags = new SessionFlags();
  private boolean begun;
  private boolean synced;

  StatementDesk(House house, Backend backend, String role, String database) {
    this.house = house;
    this.backend = backend;
    this.role = role;
    this.database = database;
  }

  /** To be done before the client's first statement. */
  void open() throws IOException, InterruptedException {
    flags.ask(backend);
  }

  void record(String text) {
    house
        .recorder()
        .record(
            house.clock().tick(),
            new Recorder.Who(role, backend.applicationName(), database),
            text);
  }

  /** What the test hook answers to a statement that is about to run. */
  Optional<SqlError> injected(Sql sql) {
    boolean spared = sql.size() == 0 || NOT_INJECTED.contains(sql.at(0).name());
    boolean hit = flags.injectsRetryErrors() && inTransaction() && !spared;
    noteBeginning(sql);
    return hit ? Optional.of(RetryError.injected()) : Optional.empty();
  }

  Translation translate(Sql sql) {
    Translation translation =
        StatementForms.translate(
            sql,
            new Context(
                house.dialect(),
                house.cluster().catalog(),
                role,
                database,
                house.clock().tick(),
                flags.opensInternals()));
    if (translation instanceof Translation.Forward forward) {
      flags.note(forward.sql());
    }
    return translation;
  }

  /** PostgreSQL's word counts, unless it has not answered a BEGIN yet. */
  private boolean inTransaction() {
    boolean unanswered = begun && !(synced && backend.isSettled());
    return unanswered || backend.status() != 'I';
  }

  /** A driver may send BEGIN and what follows it together, before PostgreSQL has answered. */
  private void noteBeginning(Sql sql) {
    if (sql.startsWith("BEGIN") || sql.startsWith("START TRANSACTION")) {
      begun = true;
      synced = false;
    } else if (sql.startsWith("COMMIT") || sql.startsWith("ROLLBACK") || sql.startsWith("END")) {
      begun = false;
    }
  }

  /** What was said so far will be answered. */
  void synced() {
    synced = true;
  }

  /** The clock is told to the database before a statement that asks for it. */
  void publishClock() {
    house.cluster().catalog().publishClock(database);
  }

  static SqlError misplacedCopy() {
    return new SqlError("0A000", "CopyFrom not supported in extended protocol mode");
  }
}
