package dmsmedic.core.treatment;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.mapping.TableMappings;
import dmsmedic.core.migration.LobSettings;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskSettings;
import java.util.Optional;

/**
 * One change of a task's settings or mappings, with the value it had before.
 *
 * <p>It carries both values, so that its inverse needs nobody's memory and an operator's change in
 * between can be told from ours.
 */
public sealed interface SettingChange {

  /** The LOB mode of the whole task. */
  record Lob(LobSettings from, LobSettings to) implements SettingChange {}

  /** The LOB mode of one table; an empty value is a rule without LOB settings, or no rule. */
  record TableLobs(TableName table, Optional<TableLob> from, Optional<TableLob> to)
      implements SettingChange {}

  /** What happens to a target table before it is loaded. */
  record Prep(TaskSettings.PrepMode from, TaskSettings.PrepMode to) implements SettingChange {}

  /** A plain number. */
  record Size(TaskSettings.Knob knob, int from, int to) implements SettingChange {}

  /** The change that takes this one back. */
  default SettingChange inverse() {
    return switch (this) {
      case Lob(LobSettings from, LobSettings to) -> new Lob(to, from);
      case TableLobs(TableName table, Optional<TableLob> from, Optional<TableLob> to) ->
          new TableLobs(table, to, from);
      case Prep(TaskSettings.PrepMode from, TaskSettings.PrepMode to) -> new Prep(to, from);
      case Size(TaskSettings.Knob knob, int from, int to) -> new Size(knob, to, from);
    };
  }

  /** This change and an earlier one of the same key, as one. */
  default SettingChange since(SettingChange earlier) {
    if (this instanceof Lob b && earlier instanceof Lob a) {
      return new Lob(a.from(), b.to());
    }
    if (this instanceof TableLobs b && earlier instanceof TableLobs a) {
      return new TableLobs(b.table(), a.from(), b.to());
    }
    if (this instanceof Prep b && earlier instanceof Prep a) {
      return new Prep(a.from(), b.to());
    }
    if (this instanceof Size b && earlier instanceof Size a) {
      return new Size(b.knob(), a.from(), b.to());
    }
    throw new IllegalArgumentException(key() + " and " + earlier.key() + " are not the same.");
  }

  /** Whether it leads to where it begins. */
  default boolean idle() {
    return inverse().equals(this);
  }

  /** What the change is about; two changes of one treatment never share it. */
  default String key() {
    return switch (this) {
      case Lob _ -> "lob";
      case TableLobs change -> "lob of " + change.table();
      case Prep _ -> "preparation";
      case Size change -> change.knob().name();
    };
  }

  /** The settings after the change. */
  default TaskSettings in(TaskSettings settings) {
    return switch (this) {
      case Lob change -> settings.with(change.to());
      case TableLobs _ -> settings;
      case Prep change -> settings.with(change.to());
      case Size change -> settings.with(change.knob(), change.to());
    };
  }

  /** The mappings after the change. */
  default TableMappings in(TableMappings mappings) {
    return this instanceof TableLobs change
        ? mappings.withLob(change.table(), change.to())
        : mappings;
  }

  /** Whether settings and mappings have the value that the change leads to. */
  default boolean seenIn(TaskSettings settings, TableMappings mappings) {
    return switch (this) {
      case Lob change -> settings.lob().equals(change.to());
      case TableLobs change -> mappings.lob(change.table()).equals(change.to());
      case Prep change -> settings.prepMode() == change.to();
      case Size change -> settings.size(change.knob()) == change.to();
    };
  }
}
