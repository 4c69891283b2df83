package dmsmedic.dmssimulator.mapping;

import dmsmedic.dmssimulator.rows.TableName;

/** The objects a rule speaks of; what a rule does not name is {@code %}. */
record Locator(Pattern schema, Pattern table, Pattern column) {

  boolean matches(TableName name) {
    return schema.matches(name.schema()) && table.matches(name.table());
  }

  boolean isWild() {
    return schema.isWild() || table.isWild();
  }
}
