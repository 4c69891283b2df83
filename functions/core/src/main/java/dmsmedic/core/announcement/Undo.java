package dmsmedic.core.announcement;

import java.util.List;

/**
 * The exact inverse of every settings change, as commands that can be pasted.
 *
 * @param task AWS CLI commands for the task's settings and mappings
 * @param role SQL for the role's defaults
 * @param heldBy other open incidents that still need the role's settings; while there are any, the
 *     SQL would take the settings from them
 */
public record Undo(List<String> task, List<String> role, List<String> heldBy) {

  public Undo {
    task = List.copyOf(task);
    role = List.copyOf(role);
    heldBy = List.copyOf(heldBy);
  }

  /** Nothing was changed. */
  public static Undo none() {
    return new Undo(List.of(), List.of(), List.of());
  }

  boolean empty() {
    return task.isEmpty() && role.isEmpty();
  }
}
