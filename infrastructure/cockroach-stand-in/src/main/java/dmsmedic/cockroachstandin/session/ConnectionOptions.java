package dmsmedic.cockroachstandin.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code options} of a connection: {@code -c name=value} and {@code --name=value}. */
final class ConnectionOptions {
  private ConnectionOptions() {}

  static Map<String, String> parse(String options) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> words = words(options);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-c") && i + 1 < words.size()) {
        i++;
        put(settings, words.get(i));
      } else if (word.startsWith("--") || word.startsWith("-c")) {
        put(settings, word.substring(2));
      }
    }
    return settings;
  }

  private static void put(Map<String, String> settings, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals > 0) {
      String name = assignment.substring(0, equals).toLowerCase(Locale.ROOT).replace('-', '_');
      settings.put(name, assignment.substring(equals + 1));
    }
  }

  /** Words are parted by blanks; a backslash takes the meaning from what follows it. */
  private static List<String> words(String options) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < options.length(); i++) {
      char c = options.charAt(i);
      if (c == '\\' && i + 1 < options.length()) {
        i++;
        word.append(options.charAt(i));
      } else if (Character.isWhitespace(c)) {
        end(words, word);
      } else {
        word.append(c);
      }
    }
    end(words, word);
    return words;
  }

  private static void end(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
