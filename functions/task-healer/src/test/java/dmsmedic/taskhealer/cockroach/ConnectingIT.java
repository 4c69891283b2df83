package dmsmedic.taskhealer.cockroach;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_RETRIES_ENABLED;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.RowsWanted.Limit;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.taskhealer.cockroach.Login.Tls;
import dmsmedic.testkit.TableLayout;
import dmsmedic.testkit.TableLayout.Column;
import dmsmedic.testkit.TableLayout.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the adapter reaches a cluster, what it leaves unsaid, and what it sends. */
@TestInstance(Lifecycle.PER_CLASS)
class ConnectingIT {
  private static final TableName ORDERS = new TableName("public", "orders");
  private static final TableName LINES = new TableName("public", "lines");
  private static final RoleChange CHANGE =
      new RoleChange(
          "dms",
          Optional.empty(),
          COPY_FROM_RETRIES_ENABLED,
          Optional.empty(),
          Optional.of("true"));

  private StandInWorld world;

  @BeforeAll
  void start() {
    world = new StandInWorld("v22.2.4");
    world.createRole("dms");
    world.createTable(TableLayout.keyed(LINES));
    world.createTable(TableLayout.keyed(ORDERS, new Column("body", Kind.TEXT, true)));
    for (int i = 0; i < 20; i++) {
      world.insert(ORDERS, Map.of("id", String.valueOf(i), "body", "text"));
    }
  }

  @AfterAll
  void stop() throws IOException {
    world.close();
  }

  @Test
  void aSecretForAnotherHostIsSentNowhere() {
    Login login =
        new Login("elsewhere.example.com", "healer", "secret", Tls.DISABLE, Optional.empty());
    int before = world.sent().size();

    assertThat(world.cluster(login).view(world.target()).reason())
        .isEqualTo(
            "The secret is for host 'elsewhere.example.com', and the endpoint's server is"
                + " '127.0.0.1'.");
    assertThat(world.cluster(login).set(world.target(), CHANGE))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(world.sent()).hasSize(before);
  }

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated() {
    Login login = new Login("127.0.0.1", "healer", "wrong-password", Tls.DISABLE, Optional.empty());

    assertThat(world.cluster(login).view(world.target()).reason())
        .contains("(28P01)")
        .doesNotContain("wrong-password");
    assertThat(world.cluster(login).set(world.target(), CHANGE))
        .isInstanceOf(Outcome.Refused.class);
  }

  /** No cluster there, or one that does not take the password, or the certificate: none tells. */
  @ParameterizedTest
  @EnumSource
  void noFailureToConnectTellsThePassword(Tls tls) {
    Login login = new Login("127.0.0.1", "healer", "canary-7e1b", tls, Optional.of("canary-7e1b"));

    for (int port : new int[] {1, world.target().port()}) {
      Endpoint target = at(port, "shop");
      assertThat(world.cluster(login).view(target).reason())
          .isNotEmpty()
          .doesNotContain("canary-7e1b");
      assertThat(world.cluster(login).set(target, CHANGE).toString()).doesNotContain("canary-7e1b");
    }
  }

  @Test
  void aClusterWithoutTlsIsNotTalkedToUnlessTheSecretSaysSo() {
    Login login = Login.verified("127.0.0.1", "healer", StandInWorld.PASSWORD);

    assertThat(world.cluster(login).view(world.target()).reason()).contains("SSL");
    assertThat(world.cluster(login).set(world.target(), CHANGE)).isInstanceOf(Outcome.NotNow.class);
  }

  @Test
  void aClusterThatIsNotThereIsForAnotherTime() throws IOException {
    int free;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = taken.getLocalPort();
    }
    Endpoint nowhere = at(free, "shop");

    assertThat(world.cluster().view(nowhere).reason()).contains("(08001)");
    assertThat(world.cluster().set(nowhere, CHANGE)).isInstanceOf(Outcome.NotNow.class);
  }

  @Test
  void theDatabaseIsFoundBehindTheHostThatDmsPutsBeforeIt() {
    Endpoint prefixed = at(world.target().port(), "127.0.0.1.shop");

    assertThat(world.cluster().tables(prefixed, List.of(ORDERS)).found().orElseThrow())
        .hasEntrySatisfying(ORDERS, table -> assertThat(table.exists()).isTrue());
  }

  @Test
  void aLoginThatMayNotAlterRolesIsRefused() {
    world.execute("CREATE USER onlooker WITH PASSWORD 'looks'");
    Login login = new Login("127.0.0.1", "onlooker", "looks", Tls.DISABLE, Optional.empty());

    assertThat(world.cluster(login).set(world.target(), CHANGE))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("CREATEROLE").contains("(42501)"));
  }

  @Test
  void everyPageIsReadFromThePastAtOneMoment() {
    int before = world.sent().size();

    world
        .cluster()
        .rows(
            world.target(),
            List.of(new RowsWanted(ORDERS, List.of(new Limit("body", 4)), Instant.EPOCH)));

    List<String> reads =
        world.sent().stream().skip(before).filter(sql -> sql.contains("\"orders\"")).toList();
    assertThat(reads).hasSize(6).allMatch(sql -> sql.contains(" AS OF SYSTEM TIME '"));
    assertThat(reads.stream().map(sql -> sql.replaceAll(".* TIME '([\\d.]+)'.*", "$1")).distinct())
        .hasSize(1);
  }

  /** The clock goes on by five seconds whenever it is read, so that a statement takes as much. */
  @Test
  void allTablesOfOneLookHaveOneTime() {
    AtomicLong seconds = new AtomicLong();
    InstantSource hurrying = () -> Instant.ofEpochSecond(seconds.addAndGet(5));
    ReadLimits limits =
        new ReadLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(45), 7);
    Cluster cluster = new JdbcCluster(_ -> Answer.known(world.login()), limits, hurrying);
    int before = world.sent().size();

    Answer<?> answer =
        cluster.rows(
            world.target(),
            List.of(
                new RowsWanted(LINES, List.of(), Instant.EPOCH),
                new RowsWanted(ORDERS, List.of(), Instant.EPOCH)));

    assertThat(answer.reason())
        .contains("public.orders", "not counted in the time", "Of 2 tables 1 were counted before.");
    assertThat(seconds.get()).isEqualTo(50);
    assertThat(world.sent().stream().skip(before).filter(sql -> sql.startsWith("SET")))
        .containsExactly(
            "SET statement_timeout = 15000",
            "SET statement_timeout = 10000",
            "SET statement_timeout = 5000");
  }

  @Test
  void aQuestionThatCountsNothingEndsInTimeToo() {
    AtomicLong seconds = new AtomicLong();
    InstantSource hurrying = () -> Instant.ofEpochSecond(seconds.addAndGet(15));
    ReadLimits limits =
        new ReadLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(90), 7);
    Cluster cluster = new JdbcCluster(_ -> Answer.known(world.login()), limits, hurrying);

    assertThat(cluster.tables(world.target(), List.of(ORDERS)).reason()).contains("(57014)");
    assertThat(cluster.view(world.target()).reason()).contains("(57014)");
  }

  @Test
  void anUnknownLoginIsPassedOn() {
    Cluster cluster =
        new JdbcCluster(_ -> Answer.unknown("There is no secret."), ReadLimits.usual(), world::now);

    assertThat(cluster.view(world.target()).reason()).isEqualTo("There is no secret.");
    assertThat(cluster.set(world.target(), CHANGE))
        .isEqualTo(new Outcome.NotNow("There is no secret."));
  }

  private Endpoint at(int port, String database) {
    Endpoint to = world.target();
    return new Endpoint(
        to.arn(), to.engine(), to.host(), port, database, to.username(), to.secretName());
  }
}
