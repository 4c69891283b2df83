package dmsmedic.core.mapping;

import dmsmedic.core.migration.TableName;

/** The object locator of a mapping rule: which schemas and tables it speaks of. */
public record Locator(NamePattern schema, NamePattern table) {

  /** A locator from the texts of a rule. */
  public static Locator of(String schema, String table) {
    return new Locator(new NamePattern(schema), new NamePattern(table));
  }

  /** Whether the rule certainly speaks of this table. */
  public boolean matches(TableName name) {
    return schema.matches(name.schema()) && table.matches(name.table());
  }

  /** Whether the rule may speak of this table; {@code false} is certain. */
  public boolean mayMatch(TableName name) {
    return schema.mayMatch(name.schema()) && table.mayMatch(name.table());
  }
}
