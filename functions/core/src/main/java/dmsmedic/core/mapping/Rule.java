package dmsmedic.core.mapping;

import dmsmedic.core.migration.TableName;
import java.util.Optional;

/**
 * One rule of a task's table mappings; what is not modelled stays where it is and is not touched.
 */
public sealed interface Rule {

  /** Its {@code rule-id}, unique over all rules of a task. */
  String id();

  /**
   * Which tables are moved.
   *
   * @param include false for {@code exclude}
   * @param filtered whether rows are chosen by a filter, so that the target holds a part only
   */
  record Selection(String id, Locator locator, boolean include, boolean filtered) implements Rule {}

  /**
   * How a name changes on its way to the target.
   *
   * @param value what the action needs; empty for a change of case
   * @param oldValue the part to be replaced, for {@code replace-prefix} and {@code replace-suffix}
   */
  record Transformation(
      String id, Subject subject, Action action, Locator locator, String value, String oldValue)
      implements Rule {}

  /** Settings of one table, named without wildcards. */
  record TableSettings(String id, TableName table, Optional<TableLob> lob) implements Rule {}

  /** A rule of a kind that says nothing about tables' names or LOBs. */
  record Other(String id, String kind) implements Rule {}

  /** What a transformation renames. */
  enum Subject {
    SCHEMA,
    TABLE,
    OTHER
  }

  /** The name changes that DMS knows, and every action that leaves names of tables alone. */
  enum Action {
    RENAME,
    CONVERT_LOWERCASE,
    CONVERT_UPPERCASE,
    ADD_PREFIX,
    REMOVE_PREFIX,
    REPLACE_PREFIX,
    ADD_SUFFIX,
    REMOVE_SUFFIX,
    REPLACE_SUFFIX,
    OTHER
  }
}
