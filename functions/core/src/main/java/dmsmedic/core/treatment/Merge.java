package dmsmedic.core.treatment;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.migration.LobSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The union of what several rungs propose: equal, the stricter of two, or a conflict by name.
 *
 * <p>It is total and does not depend on the order, so that one stop can serve every open fault of a
 * task.
 */
public sealed interface Merge {

  /** Everything fits together. */
  record Merged(List<SettingChange> settings, List<RoleChange> roles) implements Merge {
    public Merged {
      settings = List.copyOf(settings);
      roles = List.copyOf(roles);
    }
  }

  /** Two rungs want things that exclude each other. */
  record Conflict(String name) implements Merge {}

  /** What all proposals want together. */
  static Merge of(List<Fit.Fits> proposals) {
    SortedMap<String, SettingChange> settings = new TreeMap<>();
    SortedMap<String, RoleChange> roles = new TreeMap<>();
    for (Fit.Fits proposal : proposals) {
      for (SettingChange change : proposal.settings()) {
        SettingChange other = settings.get(change.key());
        Optional<SettingChange> both =
            other == null ? Optional.of(change) : stricter(other, change);
        if (both.isEmpty()) {
          return new Conflict("Two remedies want different values of " + change.key() + ".");
        }
        settings.put(change.key(), both.get());
      }
      for (RoleChange change : proposal.roles()) {
        RoleChange other = roles.putIfAbsent(key(change), change);
        if (other != null && !other.equals(change)) {
          return new Conflict("Two remedies want different defaults of " + key(change) + ".");
        }
      }
    }
    return new Merged(List.copyOf(settings.values()), inDocumentedOrder(roles));
  }

  /** Retries before atomicity, as CockroachDB's page sets them. */
  private static List<RoleChange> inDocumentedOrder(SortedMap<String, RoleChange> roles) {
    return roles.values().stream().sorted(Comparator.comparing(RoleChange::variable)).toList();
  }

  private static String key(RoleChange change) {
    return change.role() + " " + change.database().orElse("") + " " + change.variable().word();
  }

  /** Smaller for what a load takes at once, larger for what a value may be, else only equal. */
  private static Optional<SettingChange> stricter(SettingChange one, SettingChange other) {
    if (one.equals(other)) {
      return Optional.of(one);
    }
    if (one instanceof SettingChange.Size a && other instanceof SettingChange.Size b) {
      return Optional.of(stricter(a, b));
    }
    if (one instanceof SettingChange.Lob(LobSettings from, LobSettings a)
        && other instanceof SettingChange.Lob(_, LobSettings b)) {
      return limited(a, b).map(to -> new SettingChange.Lob(from, to));
    }
    if (one instanceof SettingChange.TableLobs a && other instanceof SettingChange.TableLobs b) {
      return limited(a, b);
    }
    return Optional.empty();
  }

  private static SettingChange stricter(SettingChange.Size one, SettingChange.Size other) {
    return switch (one.knob()) {
      case VALIDATION_PARTIAL_LOB_KB -> one.to() > other.to() ? one : other;
      case COMMIT_RATE, MAX_FULL_LOAD_SUB_TASKS, LOAD_MAX_FILE_SIZE_KB ->
          one.to() < other.to() ? one : other;
    };
  }

  private static Optional<LobSettings> limited(LobSettings one, LobSettings other) {
    boolean bothLimited = one.limited() && other.limited();
    return bothLimited
        ? Optional.of(one.lobMaxKb() > other.lobMaxKb() ? one : other)
        : Optional.empty();
  }

  private static Optional<SettingChange> limited(
      SettingChange.TableLobs one, SettingChange.TableLobs other) {
    int oneKb = limitKb(one);
    int otherKb = limitKb(other);
    if (oneKb == 0 || otherKb == 0) {
      return Optional.empty();
    }
    return Optional.of(oneKb > otherKb ? one : other);
  }

  private static int limitKb(SettingChange.TableLobs change) {
    return change
        .to()
        .filter(lob -> lob.mode() == TableLob.Mode.LIMITED)
        .map(TableLob::bulkMaxKb)
        .orElse(0);
  }
}
