package dmsmedic.core.given;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_ATOMIC_ENABLED;
import static dmsmedic.core.observation.SessionVariable.COPY_FROM_RETRIES_ENABLED;

import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.ClusterView.BuiltIn;
import dmsmedic.core.observation.ClusterView.RoleDefault;
import java.util.List;
import java.util.Optional;

/** Clusters as they show themselves. */
public final class Clusters {

  /** The login of DMS. */
  public static final String ROLE = "dms_user";

  private static final List<BuiltIn> BOTH =
      List.of(
          new BuiltIn(COPY_FROM_RETRIES_ENABLED, "off"),
          new BuiltIn(COPY_FROM_ATOMIC_ENABLED, "on"));

  private Clusters() {}

  /** v22.2.4 with these defaults of roles. */
  public static ClusterView with(RoleDefault... defaults) {
    return of(ROLE, List.of(defaults));
  }

  /** v22.2.4, on which DMS logs in with a role. */
  public static ClusterView of(String role, List<RoleDefault> defaults) {
    return new ClusterView(Optional.of(new ClusterVersion(22, 2, 4)), role, true, defaults, BOTH);
  }

  /** v22.2.3, which does not know {@code copy_from_retries_enabled}. */
  public static ClusterView tooOld() {
    return known(new ClusterVersion(22, 2, 3), new BuiltIn(COPY_FROM_ATOMIC_ENABLED, "on"));
  }

  /** v22.1.14, which knows {@code copy_from_retries_enabled} only. */
  public static ClusterView retriesOnly() {
    return known(new ClusterVersion(22, 1, 14), new BuiltIn(COPY_FROM_RETRIES_ENABLED, "off"));
  }

  private static ClusterView known(ClusterVersion version, BuiltIn variable) {
    return new ClusterView(Optional.of(version), ROLE, true, List.of(), List.of(variable));
  }

  /** Both settings in force for the role. */
  public static ClusterView healed() {
    return with(
        new RoleDefault(COPY_FROM_RETRIES_ENABLED, "true", Optional.empty(), false),
        new RoleDefault(COPY_FROM_ATOMIC_ENABLED, "false", Optional.empty(), false));
  }
}
