package dmsmedic.core.incident;

import dmsmedic.core.mapping.TableLob;
import dmsmedic.core.treatment.SettingChange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Changes of settings as a person reads them. */
public final class Words {

  private Words() {}

  /** All changes in one clause. */
  public static String of(List<SettingChange> changes) {
    return changes.stream().map(Words::of).collect(Collectors.joining("; "));
  }

  /** One change. */
  public static String of(SettingChange change) {
    return switch (change) {
      case SettingChange.Lob c -> "the task from " + c.from() + " to " + c.to();
      case SettingChange.TableLobs c ->
          "table '%s' from %s to %s"
              .formatted(
                  c.table(),
                  c.from().map(TableLob::toString).orElse("the task's LOB mode"),
                  c.to().map(TableLob::toString).orElse("the task's LOB mode"));
      case SettingChange.Prep c -> "preparation of tables from " + c.from() + " to " + c.to();
      case SettingChange.Size c ->
          "%s from %d to %d".formatted(c.knob().name().toLowerCase(Locale.ROOT), c.from(), c.to());
    };
  }
}
