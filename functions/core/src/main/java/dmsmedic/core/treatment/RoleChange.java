package dmsmedic.core.treatment;

import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.SessionVariable;
import java.util.Optional;

/**
 * A change of a role's default for a session variable, with the value it had before.
 *
 * @param database the database the default is limited to, where one is in force there
 * @param from the value before; empty where the role had no default of its own
 * @param to the value after; empty takes the default away
 */
public record RoleChange(
    String role,
    Optional<String> database,
    SessionVariable variable,
    Optional<String> from,
    Optional<String> to) {

  /** The change that takes this one back. */
  public RoleChange inverse() {
    return new RoleChange(role, database, variable, to, from);
  }

  /** Whether the cluster shows the value that the change leads to. */
  public boolean seenIn(ClusterView cluster) {
    Optional<Boolean> now = cluster.own(variable, database).map(SessionVariable::on);
    return now.equals(to.map(SessionVariable::on));
  }
}
