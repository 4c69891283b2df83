package dmsmedic.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What makes bad inputs of good ones; the same seed makes the same inputs.
 *
 * <p>It is for the build, which must be short and repeatable. A search that learns from coverage is
 * {@link Jazzer}'s.
 */
final class Mutator {
  private static final int CHARS_MAX = 65_536;
  private static final int EDITS_MAX = 6;
  private static final Pattern LITERAL =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.){0,200}\"|-?\\d{1,30}|true|false|null");

  private static final List<String> TOKENS =
      List.of(
          "{}",
          "[]",
          "null",
          "-1",
          "0",
          "1e999999999",
          "1e99999999999999999999",
          "-0.0",
          "99999999999999999999",
          "9223372036854775807",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\u0000",
          "\u001b[31m",
          "\r\n",
          "\u2028",
          "\u202e",
          "\u200d",
          "\ufeff",
          "\ud83d\ude00",
          "'",
          "\"",
          "\\",
          "`",
          "```",
          "$(id)",
          "; drop table x; --",
          "' || true #",
          "*/",
          "%",
          "_",
          "<!channel>",
          "@here",
          "http://example.com",
          "<a href=x>",
          "[x](http://example.com)",
          "1970-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59Z");

  private final Random random;
  private final List<byte[]> seeds;
  private final List<String> words;

  Mutator(long seed, List<byte[]> seeds, List<String> words) {
    this.random = new Random(seed);
    this.seeds = List.copyOf(seeds);
    this.words = new ArrayList<>(TOKENS);
    this.words.addAll(words);
  }

  /** The next input: a seed with a few edits. */
  byte[] next() {
    byte[] input = any(seeds).clone();
    int edits = 1 + random.nextInt(EDITS_MAX);
    for (int i = 0; i < edits; i++) {
      input = edited(input);
    }
    return input.length <= CHARS_MAX ? input : Arrays.copyOf(input, CHARS_MAX);
  }

  private byte[] edited(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int to = Math.min(input.length, at + random.nextInt(1 + Math.max(1, input.length / 4)));
    return switch (random.nextInt(10)) {
      case 0 -> flipped(input);
      case 1 -> replaced(input, at, to, new byte[0]);
      case 2 -> replaced(input, at, at, Arrays.copyOfRange(input, at, to));
      case 3 -> Arrays.copyOf(input, at);
      case 4 -> spliced(input, at);
      case 5 -> replaced(input, at, at, noise());
      case 6 -> replaced(input, at, at, repeated());
      case 7 -> replaced(input, at, at, Corpus.of(any(words)));
      default -> literalReplaced(input);
    };
  }

  private byte[] flipped(byte[] input) {
    byte[] flipped = input.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] spliced(byte[] input, int at) {
    byte[] other = any(seeds);
    return replaced(
        input, at, input.length, Arrays.copyOfRange(other, at % (other.length + 1), other.length));
  }

  /** Bytes that are no UTF-8, and control characters. */
  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(8)];
    random.nextBytes(noise);
    return noise;
  }

  /** What is deep, or long. */
  private byte[] repeated() {
    String unit = any(List.of("[", "{\"a\":", "a", "9", "' ", "\t", "\"", "'.'", "\n", "%"));
    return Corpus.of(unit.repeat(1 + random.nextInt(1 << random.nextInt(14))));
  }

  /** A string, number or name of JSON becomes another, so that the structure stays whole. */
  private byte[] literalReplaced(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    List<MatchResult> literals = LITERAL.matcher(text).results().toList();
    if (literals.isEmpty()) {
      return flipped(input);
    }
    MatchResult literal = any(literals);
    boolean string = literal.group().startsWith("\"") && random.nextBoolean();
    int inside = string ? 1 : 0;
    byte[] other = Corpus.of(any(words));
    return replaced(input, literal.start() + inside, literal.end() - inside, other);
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] other) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(input, 0, from);
    bytes.writeBytes(other);
    bytes.write(input, to, input.length - to);
    return bytes.toByteArray();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
