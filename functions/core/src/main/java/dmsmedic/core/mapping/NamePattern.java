package dmsmedic.core.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A name in an object locator, in which {@code %} stands for any text, {@code _} for one character,
 * and {@code [ab]} or {@code [a-d]} for one of those named, as AWS DMS table mappings have it (user
 * guide, CHAP_Tasks.CustomizingTasks.TableMapping.SelectionTransformation.Wildcards).
 *
 * <p>The guide says little about brackets. Where it does not tell, the answer is neither yes nor
 * no: {@link #matches} is certain when it says yes, and {@link #mayMatch} when it says no.
 */
public record NamePattern(String text) {

  private static final int ANY = -1;
  private static final int ONE = -2;

  /** Brackets of which nobody can tell what they mean, and all that stands behind them. */
  private static final int UNCLEAR = -3;

  /** The first bracket; the next ones are counted downwards. */
  private static final int BRACKET = -4;

  /** Whether the pattern stands for exactly one name, itself. */
  boolean exact() {
    return text.chars().noneMatch(c -> c == '%' || c == '_' || c == '[');
  }

  /** Whether the name certainly is one that the pattern stands for; case counts. */
  public boolean matches(String name) {
    return exact() ? text.equals(name) : Signs.of(text).match(name, false);
  }

  /** Whether the name may be one that the pattern stands for; {@code false} is certain. */
  public boolean mayMatch(String name) {
    return text.equals(name) || (!exact() && Signs.of(text).match(name, true));
  }

  /** The pattern sign by sign: letters as they are, and negative numbers for all else. */
  private static final class Signs {

    private final int[] signs;
    private final List<Bracket> brackets;

    private Signs(int[] signs, List<Bracket> brackets) {
      this.signs = signs;
      this.brackets = brackets;
    }

    static Signs of(String text) {
      int[] letters = text.codePoints().toArray();
      int[] signs = new int[letters.length];
      List<Bracket> brackets = new ArrayList<>();
      int count = 0;
      for (int at = 0; at < letters.length; at++) {
        switch (letters[at]) {
          case '%' -> signs[count++] = ANY;
          case '_' -> signs[count++] = ONE;
          case '[' -> {
            int end = end(letters, at);
            Bracket bracket = new Bracket(Arrays.copyOfRange(letters, at + 1, end));
            if (end == letters.length || !bracket.clear()) {
              signs[count++] = UNCLEAR;
              return new Signs(Arrays.copyOf(signs, count), brackets);
            }
            signs[count++] = BRACKET - brackets.size();
            brackets.add(bracket);
            at = end;
          }
          default -> signs[count++] = letters[at];
        }
      }
      return new Signs(Arrays.copyOf(signs, count), brackets);
    }

    private static int end(int[] letters, int begin) {
      int end = begin;
      while (end < letters.length && letters[end] != ']') {
        end++;
      }
      return end;
    }

    /**
     * Not by a regular expression: many {@code %} would make it search for ever. Here only the last
     * {@code %} before a mismatch takes one letter more.
     */
    boolean match(String name, boolean perhaps) {
      int[] letters = name.codePoints().toArray();
      int sign = 0;
      int any = -1;
      int resume = 0;
      for (int letter = 0; letter < letters.length; ) {
        if (sign < signs.length && takesAny(signs[sign], perhaps)) {
          any = sign++;
          resume = letter;
        } else if (sign < signs.length && takes(signs[sign], letters[letter], perhaps)) {
          sign++;
          letter++;
        } else if (any >= 0) {
          sign = any + 1;
          letter = ++resume;
        } else {
          return false;
        }
      }
      return Arrays.stream(signs).skip(sign).allMatch(rest -> takesAny(rest, perhaps));
    }

    private static boolean takesAny(int sign, boolean perhaps) {
      return sign == ANY || (perhaps && sign == UNCLEAR);
    }

    private boolean takes(int sign, int letter, boolean perhaps) {
      if (sign <= BRACKET) {
        Bracket bracket = brackets.get(BRACKET - sign);
        return perhaps ? bracket.mayTake(letter) : bracket.takes(letter);
      }
      return sign == ONE || sign == letter;
    }
  }
}
