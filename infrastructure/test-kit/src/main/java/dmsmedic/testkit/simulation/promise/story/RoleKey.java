package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import java.util.Optional;

/** A default of a role on one cluster. */
public record RoleKey(
    String cluster, String role, Optional<String> database, SessionVariable variable) {

  /** What a change is about. */
  public static RoleKey of(String cluster, RoleChange change) {
    return new RoleKey(cluster, change.role(), change.database(), change.variable());
  }

  /** Whether two values of a default mean the same. */
  public static boolean same(Optional<String> one, Optional<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    return SessionVariable.on(one.get()) == SessionVariable.on(other.get());
  }
}
