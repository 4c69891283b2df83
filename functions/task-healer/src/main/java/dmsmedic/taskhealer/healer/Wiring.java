package dmsmedic.taskhealer.healer;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.pace.Allowance;
import dmsmedic.taskhealer.aws.AwsConnection;
import dmsmedic.taskhealer.cloudwatch.SdkLogs;
import dmsmedic.taskhealer.cockroach.JdbcCluster;
import dmsmedic.taskhealer.cockroach.ReadLimits;
import dmsmedic.taskhealer.dms.DmsClients;
import dmsmedic.taskhealer.dms.SdkDms;
import dmsmedic.taskhealer.dynamodb.DynamoLedger;
import dmsmedic.taskhealer.dynamodb.RequestBooking;
import dmsmedic.taskhealer.notify.SdkAnnouncer;
import dmsmedic.taskhealer.secrets.SdkSecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What the function is made of: the only place that reads the environment and the system's clock.
 *
 * @param untagged the mode of a task whose tags say none
 * @param allowance what DMS may be asked
 */
public record Wiring(Loop.Ports ports, Limits limits, Mode untagged, Allowance allowance) {

  /**
   * Counting rows, and the two other questions to a cluster, must end well before the function's
   * time is up, so that what was decided can be written.
   */
  private static final Duration COUNTING = Duration.ofSeconds(45);

  private static final Duration STATEMENT = Duration.ofSeconds(20);

  /** A wiring over a DMS that nobody else uses. */
  public Wiring(Loop.Ports ports, Limits limits, Mode untagged) {
    this(ports, limits, untagged, Allowance.unlimited(ports.clock()));
  }

  /** The wiring of the function as it is deployed. */
  static Wiring ofLambda() {
    return of(Settings.of(System.getenv()), Clock.systemUTC());
  }

  /** The wiring of a stack with these settings. */
  static Wiring of(Settings settings, InstantSource clock) {
    AwsConnection aws = AwsConnection.real();
    SdkLogs logs = new SdkLogs(SdkLogs.client(aws), settings.cockroachGroups(), clock);
    DynamoDbClient table = DynamoLedger.client(aws);
    DynamoLedger ledger = new DynamoLedger(table, settings.ledgerTable());
    Allowance allowance = new Allowance(new RequestBooking(table, settings.ledgerTable()), clock);
    Loop.Ports ports =
        new Loop.Ports(
            new SdkDms(
                DmsClients.builder(Optional.empty(), allowance).build(),
                DmsClients.once(Optional.empty(), allowance).build(),
                clock,
                allowance),
            cluster(settings, aws, clock),
            logs,
            ledger,
            announcer(settings, aws),
            clock);
    return new Wiring(ports, Limits.standard(), settings.untagged(), allowance);
  }

  private static Cluster cluster(Settings settings, AwsConnection aws, InstantSource clock) {
    SdkSecrets secrets = new SdkSecrets(SdkSecrets.client(aws), settings.secretPrefix(), clock);
    ReadLimits usual = ReadLimits.usual();
    ReadLimits limits = new ReadLimits(usual.connect(), STATEMENT, COUNTING, usual.pageRows());
    return new JdbcCluster(new SecretLogins(secrets, settings.defaultSecret()), limits, clock);
  }

  private static SdkAnnouncer announcer(Settings settings, AwsConnection aws) {
    return new SdkAnnouncer(
        SdkAnnouncer.eventsClient(aws),
        SdkAnnouncer.topicClient(aws),
        new SdkAnnouncer.Ways(settings.busName(), settings.topicArn(), settings.channels()));
  }
}
