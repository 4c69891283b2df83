package dmsmedic.core.treatment;

import java.util.List;

/** Whether a rung suits a hurt table. */
public sealed interface Fit {

  /**
   * It does, and this is what it would change.
   *
   * @param sizeKb the size that is tried, in kilobytes, where the rung has one; else 0
   */
  record Fits(List<SettingChange> settings, List<RoleChange> roles, int sizeKb) implements Fit {
    public Fits {
      settings = List.copyOf(settings);
      roles = List.copyOf(roles);
    }
  }

  /** A guard forbids it; the reason is a sentence for the engineer. */
  record Barred(String reason) implements Fit {}

  /** A rung that changes nothing. */
  static Fits nothing() {
    return new Fits(List.of(), List.of(), 0);
  }
}
