package dmsmedic.dmssimulator.mapping;

import java.util.Locale;

/**
 * A transformation rule.
 *
 * @param target schema, table or column
 * @param action what is done to the name
 * @param value the new name, prefix or suffix
 * @param oldValue the prefix or suffix to replace
 */
record Transformation(
    Locator locator, String target, String action, String value, String oldValue) {

  String applied(String name) {
    return switch (action) {
      case "rename" -> value;
      case "convert-lowercase" -> name.toLowerCase(Locale.ROOT);
      case "convert-uppercase" -> name.toUpperCase(Locale.ROOT);
      case "add-prefix" -> value + name;
      case "add-suffix" -> name + value;
      case "remove-prefix" -> replacedPrefix(name, value, "");
      case "remove-suffix" -> replacedSuffix(name, value, "");
      case "replace-prefix" -> replacedPrefix(name, oldValue, value);
      case "replace-suffix" -> replacedSuffix(name, oldValue, value);
      default -> name;
    };
  }

  boolean removesColumn() {
    return target.equals("column") && action.equals("remove-column");
  }

  private static String replacedPrefix(String name, String from, String to) {
    return name.startsWith(from) ? to + name.substring(from.length()) : name;
  }

  private static String replacedSuffix(String name, String from, String to) {
    return name.endsWith(from) ? name.substring(0, name.length() - from.length()) + to : name;
  }
}
