package dmsmedic.core.treatment;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_ATOMIC_ENABLED;
import static dmsmedic.core.observation.SessionVariable.COPY_FROM_RETRIES_ENABLED;

import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.migration.TaskSettings.Knob;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.SessionVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The guards and proposals of the rungs that help a COPY through conflicts.
 *
 * <p>Sources: CockroachDB, "Migrate with AWS DMS" and pkg/sql/copy_from.go; AWS DMS user guide,
 * target metadata and full-load settings.
 */
final class CopyRungs {

  /** What the endpoint uses when the task says 0. */
  private static final int ENDPOINT_FILE_KB = 32_768;

  private static final int SMALLEST_FILE_KB = 512;
  private static final int SHRINK = 8;

  private CopyRungs() {}

  static Fit roleSettings(HurtTable table, Circumstances now) {
    if (table.tried(Rung.ROLE_SETTINGS)) {
      return new Fit.Barred("they were set and a COPY still died.");
    }
    return switch (now.cluster()) {
      case Answer.Unknown<ClusterView>(String reason) ->
          new Fit.Barred("the cluster could not be asked: " + reason);
      case Answer.Known<ClusterView>(ClusterView cluster) -> roleSettings(now, cluster);
    };
  }

  private static Fit roleSettings(Circumstances now, ClusterView cluster) {
    if (cluster.role().equals("root")) {
      return new Fit.Barred(
          "DMS logs in as root, which takes no defaults; give it a user of its own.");
    }
    if (!cluster.roleExists()) {
      return new Fit.Barred("the cluster has no role '" + cluster.role() + "'.");
    }
    if (!cluster.knows(COPY_FROM_RETRIES_ENABLED)) {
      return new Fit.Barred(
          "the cluster is "
              + cluster.version().map(Object::toString).orElse("of an unknown version")
              + "; they need v22.2.4 or later (v22.1.14 or later of v22.1).");
    }
    List<RoleChange> changes = new ArrayList<>();
    String database = now.task().target().database();
    change(cluster, database, COPY_FROM_RETRIES_ENABLED, true).ifPresent(changes::add);
    if (cluster.knows(COPY_FROM_ATOMIC_ENABLED)) {
      change(cluster, database, COPY_FROM_ATOMIC_ENABLED, false).ifPresent(changes::add);
    }
    return changes.isEmpty()
        ? new Fit.Barred("they are in force for the role already.")
        : new Fit.Fits(List.of(), changes, 0);
  }

  private static Optional<RoleChange> change(
      ClusterView cluster, String database, SessionVariable variable, boolean wanted) {
    Optional<Boolean> effective = cluster.effective(variable, database).map(SessionVariable::on);
    if (effective.equals(Optional.of(wanted))) {
      return Optional.empty();
    }
    Optional<String> scope =
        Optional.of(database).filter(d -> cluster.own(variable, Optional.of(d)).isPresent());
    return Optional.of(
        new RoleChange(
            cluster.role(),
            scope,
            variable,
            cluster.own(variable, scope),
            Optional.of(String.valueOf(wanted))));
  }

  static Fit smaller(HurtTable table, Circumstances now) {
    TaskSettings settings = now.task().settings();
    int setKb = settings.size(Knob.LOAD_MAX_FILE_SIZE_KB);
    int currentKb = setKb == 0 ? ENDPOINT_FILE_KB : setKb;
    if (currentKb <= SMALLEST_FILE_KB) {
      return new Fit.Barred("a COPY is " + currentKb + " KB already.");
    }
    int nextKb = Math.max(SMALLEST_FILE_KB, currentKb / SHRINK);
    List<SettingChange> changes = new ArrayList<>();
    changes.add(new SettingChange.Size(Knob.LOAD_MAX_FILE_SIZE_KB, setKb, nextKb));
    fewer(settings, Knob.COMMIT_RATE, 10, 100).ifPresent(changes::add);
    fewer(settings, Knob.MAX_FULL_LOAD_SUB_TASKS, 2, 1).ifPresent(changes::add);
    return new Fit.Fits(changes, List.of(), nextKb);
  }

  private static Optional<SettingChange> fewer(
      TaskSettings settings, Knob knob, int divisor, int least) {
    int current = settings.size(knob);
    int next = Math.max(least, current / divisor);
    return next < current
        ? Optional.of(new SettingChange.Size(knob, current, next))
        : Optional.empty();
  }
}
