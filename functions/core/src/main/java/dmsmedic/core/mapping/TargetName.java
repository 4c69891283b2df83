package dmsmedic.core.mapping;

import dmsmedic.core.migration.TableName;

/** The target table that a source table becomes, or why the rules do not tell. */
public sealed interface TargetName {

  /** The rules give exactly one name. */
  record Mapped(TableName table) implements TargetName {}

  /** The task does not move the table. */
  record NotSelected() implements TargetName {}

  /**
   * Several rules change the same name in different ways, or one leaves nothing of it.
   *
   * <p>The guide does not say which of them wins, and a wrong guess would truncate a table that
   * nobody asked about.
   */
  record Ambiguous(String reason) implements TargetName {}
}
