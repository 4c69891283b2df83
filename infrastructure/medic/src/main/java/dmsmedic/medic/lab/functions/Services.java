package dmsmedic.medic.lab.functions;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.observation.Answer;
import dmsmedic.logwatcher.Bus;
import dmsmedic.medic.lab.world.LabWorld;
import dmsmedic.taskhealer.cockroach.Logins;
import dmsmedic.testkit.FakeLedger;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;

/**
 * What stands behind the functions, beside the cluster.
 *
 * @param dms the client through which the healer asks and acts
 * @param closed the incidents that ended
 * @param bus where the log-watcher puts what it sighted
 * @param output takes every line that a function logs, every answer and every failure
 */
public record Services(
    DatabaseMigrationClient dms,
    Ledger ledger,
    Supplier<List<Incident>> closed,
    Logs logs,
    Logins logins,
    Announcer announcer,
    Bus bus,
    Consumer<String> output) {

  /** Services in memory, which keep the contracts of the real ones. */
  public static Services inMemory(LabWorld world) {
    FakeLedger ledger = new FakeLedger();
    return new Services(
        world.dmsClient(),
        ledger,
        ledger::closed,
        world.logs(),
        target -> Answer.known(world.login(target)),
        _ -> new Outcome.Done(),
        world.bus(),
        _ -> {});
  }
}
