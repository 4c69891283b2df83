package dmsmedic.medic.secrecy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The search for words that must be nowhere, as they are or in a coat that texts often wear. */
public final class Leaks {

  private static final int AROUND = 60;

  private Leaks() {}

  /** One sentence for each word and output in which it was found. */
  public static List<String> in(List<Output> outputs, List<String> words) {
    List<String> leaks = new ArrayList<>();
    for (Output output : outputs) {
      String text = output.text() + "\n" + decoded(output.text());
      String lower = text.toLowerCase(Locale.ROOT);
      for (String word : words) {
        coats(word).stream()
            .mapToInt(lower::indexOf)
            .filter(at -> at >= 0)
            .findFirst()
            .ifPresent(at -> leaks.add(sentence(output, word, text, at)));
      }
    }
    return leaks;
  }

  private static List<String> coats(String word) {
    String escaped = word.replace("/", "\\/");
    return List.of(word.toLowerCase(Locale.ROOT), escaped.toLowerCase(Locale.ROOT), base64(word));
  }

  /** What a text that holds the word has in base64, wherever in it the word stands. */
  private static String base64(String word) {
    byte[] aligned = word.substring(0, word.length() / 3 * 3).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(aligned).toLowerCase(Locale.ROOT);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String sentence(Output output, String word, String text, int at) {
    String around = text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
    return "'" + word + "' stands in " + output.where() + ": ..." + around + "...";
  }
}
