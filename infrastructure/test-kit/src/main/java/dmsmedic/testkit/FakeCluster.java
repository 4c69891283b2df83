package dmsmedic.testkit;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.ClusterView.BuiltIn;
import dmsmedic.core.observation.ClusterView.RoleDefault;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsWanted;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.observation.TargetTable;
import dmsmedic.core.treatment.RoleChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A cluster in memory: roles with their defaults, and tables whose rows are dated.
 *
 * <p>Rows are read as they were a few seconds ago, as follower reads are; roles and the catalogue
 * as they are now. It knows the variables that its version knows. Not for several threads.
 */
public final class FakeCluster implements Cluster {

  /** How far a follower read lies in the past (CockroachDB, follower_read_timestamp). */
  public static final Duration STALENESS = Duration.ofMillis(4800);

  private static final Set<String> FIXED = Set.of("root", "admin", "public", "node", "none");
  private static final Set<String> VALUES = Set.of("true", "false", "on", "off");

  private final ClusterVersion version;
  private final InstantSource clock;
  private final Set<String> roles = new TreeSet<>(Set.of("root", "admin"));
  private final List<RoleDefault> ofAll = new ArrayList<>();
  private final Map<String, List<RoleDefault>> ofRoles = new TreeMap<>();
  private final Map<TableName, FakeTable> tables = new TreeMap<>();
  private Optional<String> outage = Optional.empty();
  private int lostReplies;

  public FakeCluster(ClusterVersion version, InstantSource clock) {
    this.version = version;
    this.clock = clock;
  }

  /** Creates a role that can log in. */
  public void createRole(String role) {
    roles.add(role);
  }

  /**
   * Sets a default behind the port's back, or takes it away; an empty role stands for all of them.
   */
  public void setDefault(
      Optional<String> role,
      Optional<String> database,
      SessionVariable variable,
      Optional<String> value) {
    List<RoleDefault> defaults = defaults(role);
    defaults.removeIf(d -> d.variable() == variable && d.database().equals(database));
    value.ifPresent(v -> defaults.add(new RoleDefault(variable, v, database, role.isEmpty())));
  }

  /** Creates a table; what was there under its name is gone. */
  public FakeTable createTable(TableLayout layout) {
    FakeTable table = new FakeTable(layout, clock);
    tables.put(layout.name(), table);
    return table;
  }

  /** The table, for a writer that is not the port: DMS, or somebody else. */
  public Optional<FakeTable> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** Takes a table away. */
  public void dropTable(TableName name) {
    tables.remove(name);
  }

  /** From now on nothing is answered and nothing changed. */
  public void breakDown(String reason) {
    outage = Optional.of(reason);
  }

  /** Ends what {@link #breakDown} began. */
  public void recover() {
    outage = Optional.empty();
  }

  /** The next changes take effect, and nobody hears of it. */
  public void loseReplies(int changes) {
    lostReplies = changes;
  }

  /**
   * Whether a COPY in a new session of a role is retried after a conflict: only when it is not
   * atomic and retries are on (cockroachdb/cockroach, pkg/sql/copy_from.go).
   */
  public boolean retriesCopy(String role, String database) {
    ClusterView view = view(role);
    boolean atomic =
        view.effective(SessionVariable.COPY_FROM_ATOMIC_ENABLED, database)
            .map(SessionVariable::on)
            .orElse(false);
    boolean retries =
        view.effective(SessionVariable.COPY_FROM_RETRIES_ENABLED, database)
            .map(SessionVariable::on)
            .orElse(false);
    return retries && !atomic;
  }

  @Override
  public Answer<ClusterView> view(Endpoint target) {
    return target
        .username()
        .map(role -> answer(() -> Answer.known(view(role))))
        .orElseGet(
            () -> Answer.unknown("The user of the endpoint is not known; tag dms-medic-role."));
  }

  private ClusterView view(String role) {
    String folded = role.toLowerCase(Locale.ROOT);
    List<RoleDefault> applying = new ArrayList<>(defaults(Optional.of(folded)));
    applying.addAll(ofAll);
    return new ClusterView(
        Optional.of(version),
        folded,
        roles.contains(folded),
        applying,
        Arrays.stream(SessionVariable.values()).flatMap(v -> builtIn(v).stream()).toList());
  }

  private Optional<BuiltIn> builtIn(SessionVariable variable) {
    return switch (variable) {
      case COPY_FROM_RETRIES_ENABLED ->
          knowsRetries()
              ? Optional.of(new BuiltIn(variable, version.atLeast(23, 1, 0) ? "on" : "off"))
              : Optional.empty();
      case COPY_FROM_ATOMIC_ENABLED ->
          version.atLeast(22, 2, 0) ? Optional.of(new BuiltIn(variable, "on")) : Optional.empty();
    };
  }

  /** Release notes v22.1.14 and v22.2.4. */
  private boolean knowsRetries() {
    return version.atLeast(22, 2, 4) || (!version.atLeast(22, 2, 0) && version.atLeast(22, 1, 14));
  }

  @Override
  public Answer<Map<TableName, TargetTable>> tables(Endpoint target, List<TableName> names) {
    return answer(() -> {
      Map<TableName, TargetTable> found = new LinkedHashMap<>();
      names.forEach(name -> found.put(name, target(name)));
      return Answer.known(found);
    });
  }

  private TargetTable target(TableName name) {
    List<TableName> referencing =
        tables.values().stream()
            .map(FakeTable::layout)
            .filter(other -> other.references().contains(name) && !other.name().equals(name))
            .map(TableLayout::name)
            .toList();
    return table(name)
        .map(table -> table.target(referencing))
        .orElseGet(() -> TargetTable.absent(name));
  }

  @Override
  public Answer<Map<TableName, RowsFound>> rows(Endpoint target, List<RowsWanted> wanted) {
    return answer(() -> rows(wanted));
  }

  private Answer<Map<TableName, RowsFound>> rows(List<RowsWanted> wanted) {
    Instant readAt = clock.instant().minus(STALENESS);
    Map<TableName, RowsFound> found = new LinkedHashMap<>();
    for (RowsWanted one : wanted) {
      Answer<RowsFound> counted =
          table(one.target())
              .map(table -> table.count(one, readAt))
              .orElseGet(() -> Answer.unknown("There is no table '" + one.target() + "'."));
      if (counted.found().isEmpty()) {
        return Answer.unknown(counted.reason());
      }
      found.put(one.target(), counted.found().get());
    }
    return Answer.known(found);
  }

  @Override
  public Outcome set(Endpoint target, RoleChange change) {
    if (outage.isPresent()) {
      return new Outcome.NotNow(outage.get());
    }
    String role = change.role().toLowerCase(Locale.ROOT);
    boolean known = view(role).knows(change.variable());
    boolean valid = change.to().map(VALUES::contains).orElse(true);
    if (!roles.contains(role) || FIXED.contains(role) || !known || !valid) {
      return new Outcome.Refused("The cluster refuses: " + sql(change));
    }
    setDefault(Optional.of(role), change.database(), change.variable(), change.to());
    if (lostReplies > 0) {
      lostReplies--;
      return new Outcome.Unsure("The connection broke.");
    }
    return new Outcome.Done();
  }

  @Override
  public String sql(RoleChange change) {
    String word = change.variable().word();
    return "ALTER ROLE \"%s\"%s %s;"
        .formatted(
            change.role().toLowerCase(Locale.ROOT),
            change.database().map(d -> " IN DATABASE \"" + d + "\"").orElse(""),
            change.to().map(v -> "SET " + word + " = " + v).orElse("RESET " + word));
  }

  private List<RoleDefault> defaults(Optional<String> role) {
    return role.map(name -> ofRoles.computeIfAbsent(name, _ -> new ArrayList<>())).orElse(ofAll);
  }

  private <T> Answer<T> answer(Supplier<Answer<T>> whenUp) {
    return outage.map(Answer::<T>unknown).orElseGet(whenUp);
  }
}
