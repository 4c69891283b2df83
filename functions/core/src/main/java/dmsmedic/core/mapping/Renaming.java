package dmsmedic.core.mapping;

import java.util.Locale;

/** What one transformation does to one name. */
final class Renaming {

  private Renaming() {}

  static String apply(Rule.Transformation rule, String name) {
    String value = rule.value();
    return switch (rule.action()) {
      case RENAME -> value;
      case CONVERT_LOWERCASE -> name.toLowerCase(Locale.ROOT);
      case CONVERT_UPPERCASE -> name.toUpperCase(Locale.ROOT);
      case ADD_PREFIX -> value + name;
      case ADD_SUFFIX -> name + value;
      case REMOVE_PREFIX -> prefixReplaced(name, value, "");
      case REPLACE_PREFIX -> prefixReplaced(name, rule.oldValue(), value);
      case REMOVE_SUFFIX -> suffixReplaced(name, value, "");
      case REPLACE_SUFFIX -> suffixReplaced(name, rule.oldValue(), value);
      case OTHER -> name;
    };
  }

  private static String prefixReplaced(String name, String prefix, String other) {
    return name.startsWith(prefix) ? other + name.substring(prefix.length()) : name;
  }

  private static String suffixReplaced(String name, String suffix, String other) {
    return name.endsWith(suffix)
        ? name.substring(0, name.length() - suffix.length()) + other
        : name;
  }
}
