package dmsmedic.cockroachstandin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Times that clients are told: all of them by the stand-in's own clock. */
final class ClockIT {
  private static final SteppedClock CLOCK = new SteppedClock();
  private static CockroachStandIn cockroach;

  @BeforeAll
  static void start() throws IOException {
    cockroach = CockroachStandIn.start(Options.of("v23.1.2").withClock(CLOCK));
  }

  @AfterAll
  static void stop() throws IOException {
    cockroach.close();
  }

  private static String hlc(Instant instant) {
    return instant.getEpochSecond() + "000000000.0000000000";
  }

  @Test
  void aRowIsDatedByTheClockOfItsWriting() throws SQLException, IOException {
    try (Connection root = Clients.root(cockroach)) {
      Clients.run(root, "CREATE TABLE dated (id INT8 PRIMARY KEY)", "INSERT INTO dated VALUES (1)");
      final Instant first = CLOCK.instant();
      CLOCK.step(Duration.ofMinutes(5));
      final Instant second = CLOCK.instant();
      Clients.copy(root, "COPY dated FROM STDIN CSV", "2\n3\n");
      CLOCK.step(Duration.ofHours(1));
      assertThat(
              Clients.rows(root, "SELECT id, crdb_internal_mvcc_timestamp FROM dated ORDER BY id"))
          .containsExactly("1|" + hlc(first), "2|" + hlc(second), "3|" + hlc(second));
      assertThat(
              Clients.value(
                  root,
                  "SELECT max(d.crdb_internal_mvcc_timestamp) FROM dated AS d"
                      + " AS OF SYSTEM TIME follower_read_timestamp()"))
          .isEqualTo(hlc(second));
      root.setAutoCommit(false);
      Clients.run(root, "UPDATE dated SET id = 4 WHERE id = 3");
      CLOCK.step(Duration.ofSeconds(30));
      root.commit();
      assertThat(Clients.value(root, "SELECT max(crdb_internal_mvcc_timestamp) FROM dated"))
          .isEqualTo(hlc(CLOCK.instant()));
      root.commit();
    }
  }

  @Test
  void theLogicalTimestampFollowsTheClockEvenWhenPrepared() throws SQLException {
    try (Connection root = Clients.root(cockroach, "prepareThreshold=1");
        PreparedStatement ask =
            root.prepareStatement("SELECT cluster_logical_timestamp(), now() > '2023-01-01'")) {
      for (int i = 0; i < 4; i++) {
        CLOCK.step(Duration.ofSeconds(7));
        try (ResultSet answer = ask.executeQuery()) {
          answer.next();
          assertThat(answer.getString(1)).isEqualTo(hlc(CLOCK.instant()));
          assertThat(answer.getBoolean(2)).isTrue();
        }
      }
    }
  }

  @Test
  void theTimeOfAnAsOfSystemTimeReadMayBeOneThatWasAskedBefore() throws SQLException {
    try (Connection root = Clients.root(cockroach)) {
      Clients.run(root, "CREATE TABLE past (id INT8 PRIMARY KEY)");
      String then = Clients.value(root, "SELECT cluster_logical_timestamp()");
      assertThat(Clients.rows(root, "SELECT id FROM past AS OF SYSTEM TIME " + then)).isEmpty();
      assertThat(Clients.rows(root, "SELECT id FROM past AS OF SYSTEM TIME '" + then + "'"))
          .isEmpty();
    }
  }
}
