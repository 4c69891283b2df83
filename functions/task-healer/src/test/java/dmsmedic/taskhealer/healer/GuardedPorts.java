package dmsmedic.taskhealer.healer;

import dmsmedic.core.belt.Mode;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.mapping.Locator;
import dmsmedic.core.mapping.Rule;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.testkit.FakeAnnouncer;
import dmsmedic.testkit.FakeCluster;
import dmsmedic.testkit.FakeLedger;
import dmsmedic.testkit.FakeLogs;
import dmsmedic.testkit.dms.FakeDms;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A healthy task that may be healed, behind ports that note every call. */
final class GuardedPorts {
  static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

  private static final Set<String> DEEDS =
      Set.of(
          "stop",
          "resume",
          "startFirst",
          "modify",
          "reload",
          "create",
          "delete",
          "set",
          "send",
          "hold",
          "release");
  private static final TableName ORDERS = new TableName("shop", "orders");

  final List<String> calls = new ArrayList<>();
  final TaskArn task;
  final Loop.Ports ports;

  GuardedPorts() {
    this(Map.of(Mode.TAG, "heal"));
  }

  /** The same for a task with other tags. */
  GuardedPorts(Map<String, String> tags) {
    InstantSource clock = InstantSource.fixed(NOW);
    FakeDms dms = new FakeDms(clock, List.of(ORDERS), 10);
    task = dms.add(wanted(tags));
    dms.settle();
    dms.startFirst(task);
    dms.settle();
    ports =
        new Loop.Ports(
            noted(Dms.class, dms),
            noted(Cluster.class, new FakeCluster(new ClusterVersion(25, 1, 0), clock)),
            noted(Logs.class, new FakeLogs()),
            noted(Ledger.class, new FakeLedger()),
            noted(Announcer.class, new FakeAnnouncer()),
            clock);
  }

  /** The calls that change something that people own, or speak to them. */
  List<String> deeds() {
    return calls.stream().filter(DEEDS::contains).toList();
  }

  private static FakeDms.Wanted wanted(Map<String, String> tags) {
    Rule all = new Rule.Selection("1", Locator.of("%", "%"), true, false);
    return new FakeDms.Wanted(
        "example",
        MigrationType.FULL_LOAD_AND_CDC,
        endpoint("source.example.com"),
        endpoint("target.example.com"),
        new TaskSettings(
            new LobSettings(true, false, true, 32, 0, 0),
            false,
            TaskSettings.PrepMode.DO_NOTHING,
            false,
            Map.of()),
        new TableMappings(List.of(all)),
        tags);
  }

  private static Endpoint endpoint(String host) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:EXAMPLE",
        "postgres",
        host,
        26257,
        "db",
        Optional.of("dms"),
        Optional.empty());
  }

  private <T> T noted(Class<T> port, T behind) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              calls.add(method.getName());
              for (Object argument : arguments == null ? new Object[0] : arguments) {
                if (argument instanceof Instant at) {
                  calls.add("from " + Math.max(0, at.toEpochMilli()));
                }
              }
              try {
                return method.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(proxy);
  }
}
