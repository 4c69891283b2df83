package dmsmedic.core.incident;

import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.ReplicationTask;
import dmsmedic.core.migration.TaskSettings;
import dmsmedic.core.treatment.Treatment;
import java.util.List;
import java.util.Optional;

/**
 * What is going to be done, and from which state of the task.
 *
 * @param treatment the merged rungs; empty before the first plan
 * @param basis the settings that the treatment was made for
 * @param notes why lower rungs were barred, and what speaks against a truncate
 * @param treatments how many treatments the incident has had
 */
public record Plan(
    Optional<Treatment> treatment, Optional<Basis> basis, List<String> notes, int treatments) {

  /** The state of a task's settings at one moment, enough to see whether somebody changed them. */
  public record Basis(TaskSettings settings, TableMappings mappings, String restStamp) {

    /** The basis that a task and its mappings show. */
    public static Basis of(ReplicationTask task, TableMappings mappings) {
      return new Basis(task.settings(), mappings, task.restStamp());
    }
  }

  public Plan {
    notes = List.copyOf(notes);
  }

  /** No plan yet. */
  public static Plan none() {
    return new Plan(Optional.empty(), Optional.empty(), List.of(), 0);
  }

  /** A new treatment, made for this basis. */
  public Plan with(Treatment next, Basis from, List<String> why) {
    return new Plan(Optional.of(next), Optional.of(from), why, treatments);
  }

  /** The same plan, begun. */
  public Plan begun() {
    return new Plan(treatment, basis, notes, treatments + 1);
  }

  /** The treatment; asking for it before a plan was made is a bug. */
  public Treatment chosen() {
    return treatment.orElseThrow(() -> new IllegalStateException("No treatment was planned."));
  }
}
