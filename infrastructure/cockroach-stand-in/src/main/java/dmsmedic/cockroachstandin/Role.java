package dmsmedic.cockroachstandin;

import java.util.Optional;

/**
 * A role that the stand-in starts with. Without a password it cannot log in, except {@code root},
 * which stands for CockroachDB's certificate user and needs none.
 *
 * @param admin whether it is a member of admin
 * @param createRole whether it has CREATEROLE
 */
public record Role(String name, Optional<String> password, boolean admin, boolean createRole) {
  /** A login role without privileges of its own. */
  public static Role login(String name, String password) {
    return new Role(name, Optional.of(password), false, false);
  }

  /** A login role that is a member of admin, as DMS users and the healer's normally are. */
  public static Role admin(String name, String password) {
    return new Role(name, Optional.of(password), true, false);
  }

  /** A login role with CREATEROLE. */
  public static Role creator(String name, String password) {
    return new Role(name, Optional.of(password), false, true);
  }

  @Override
  public String toString() {
    return "Role[" + name + (admin ? ", admin" : "") + (createRole ? ", createRole" : "") + "]";
  }
}
