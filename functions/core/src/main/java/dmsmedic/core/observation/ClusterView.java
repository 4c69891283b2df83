package dmsmedic.core.observation;

import java.util.List;
import java.util.Optional;

/**
 * What the target cluster says of itself and of the role that DMS logs in with.
 *
 * @param version empty for a build whose version text names none
 * @param defaults every default of a COPY variable that applies to the role, in any scope
 * @param builtIn what a session has where no default says otherwise, read from one of our own
 */
public record ClusterView(
    Optional<ClusterVersion> version,
    String role,
    boolean roleExists,
    List<RoleDefault> defaults,
    List<BuiltIn> builtIn) {

  /**
   * One default of a role.
   *
   * @param database the database it is limited to; such a default beats one without
   * @param everyRole whether it stands for all roles; the role's own beats it
   */
  public record RoleDefault(
      SessionVariable variable, String value, Optional<String> database, boolean everyRole) {}

  /** The value that a variable has by itself on this cluster. */
  public record BuiltIn(SessionVariable variable, String value) {}

  public ClusterView {
    defaults = List.copyOf(defaults);
    builtIn = List.copyOf(builtIn);
  }

  /** Whether the cluster knows the variable at all. */
  public boolean knows(SessionVariable variable) {
    return builtIn.stream().anyMatch(value -> value.variable() == variable);
  }

  /** The role's own default in one scope. */
  public Optional<String> own(SessionVariable variable, Optional<String> database) {
    return defaults.stream()
        .filter(d -> d.variable() == variable && !d.everyRole() && d.database().equals(database))
        .map(RoleDefault::value)
        .findFirst();
  }

  /**
   * The value that a new session of the role has in a database.
   *
   * <p>The order is CockroachDB's: role and database, role, all roles and database, all roles,
   * built-in. {@code root} has no defaults and ignores those of all roles.
   */
  public Optional<String> effective(SessionVariable variable, String database) {
    if (!role.equals("root")) {
      for (boolean everyRole : new boolean[] {false, true}) {
        for (Optional<String> scope : List.of(Optional.of(database), Optional.<String>empty())) {
          Optional<String> found = scoped(variable, scope, everyRole);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return builtIn.stream().filter(b -> b.variable() == variable).map(BuiltIn::value).findFirst();
  }

  private Optional<String> scoped(
      SessionVariable variable, Optional<String> database, boolean everyRole) {
    return defaults.stream()
        .filter(d -> d.variable() == variable)
        .filter(d -> d.everyRole() == everyRole && d.database().equals(database))
        .map(RoleDefault::value)
        .findFirst();
  }
}
