package dmsmedic.medic.secrecy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The search for words that must be nowhere, as they are or in a coat that texts often wear. */
public final class Leaks {

  private static final int AROUND = 60;

  /** A percent sign that encodes nothing; the decoder would refuse the whole text for it. */
  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

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
    Stream<String> plain = Stream.of(word, word.replace("/", "\\/"));
    Stream<String> encoded = IntStream.range(0, 3).mapToObj(offset -> base64(word, offset));
    return Stream.concat(plain, encoded).map(coat -> coat.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * What a text that holds the word has in base64 where the word begins at an offset within three
   * bytes: only the characters that no byte before or after the word has a part in.
   */
  private static String base64(String word, int offset) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    byte[] placed = new byte[offset + bytes.length];
    System.arraycopy(bytes, 0, placed, offset, bytes.length);
    int first = (offset * 8 + 5) / 6;
    int end = placed.length * 8 / 6;
    return Base64.getEncoder().encodeToString(placed).substring(first, end);
  }

  private static String decoded(String text) {
    String complete = STRAY_PERCENT.matcher(text).replaceAll("%25");
    return URLDecoder.decode(complete, StandardCharsets.UTF_8);
  }

  private static String sentence(Output output, String word, String text, int at) {
    String around = text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
    return "'" + word + "' stands in " + output.where() + ": ..." + around + "...";
  }
}
