package dmsmedic.core.mapping;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What stands between brackets in a pattern: characters and ranges of characters, of which a name
 * has one.
 *
 * <p>In which order a database has its characters decides what lies in a range: where upper and
 * lower case stand side by side, {@code B} lies between {@code a} and {@code m}. So a range is
 * certain only about plain letters of its own case, and about plain digits.
 */
final class Bracket {

  private static final int ASCII_END = 128;

  private final int[] inside;

  Bracket(int[] inside) {
    this.inside = inside;
  }

  /** Whether it is one that the guide describes. */
  boolean clear() {
    return inside.length > 0
        && inside[0] != '^'
        && inside[0] != '!'
        && IntStream.of(inside).noneMatch(letter -> letter == '[')
        && whole();
  }

  /** Whether every {@code -} stands between two characters of which the first comes first. */
  private boolean whole() {
    for (int at = 0; at < inside.length; at = next(at)) {
      if (inside[at] == '-' || (range(at) && (last(at) == '-' || inside[at] > last(at)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it certainly takes the letter. */
  boolean takes(int letter) {
    return any(at -> range(at) ? plain(at) && within(at, letter) : inside[at] == letter);
  }

  /** Whether it may take the letter. */
  boolean mayTake(int letter) {
    return any(at ->
        range(at)
            ? !plain(at)
                || letter >= ASCII_END
                || within(at, Character.toLowerCase(letter))
                || within(at, Character.toUpperCase(letter))
            : inside[at] == letter);
  }

  private boolean any(IntPredicate holds) {
    for (int at = 0; at < inside.length; at = next(at)) {
      if (holds.test(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean within(int at, int letter) {
    return inside[at] <= letter && letter <= last(at);
  }

  private boolean plain(int at) {
    return between('0', '9', at) || between('a', 'z', at) || between('A', 'Z', at);
  }

  private boolean between(char first, char last, int at) {
    return first <= inside[at] && last(at) <= last;
  }

  private boolean range(int at) {
    return at + 2 < inside.length && inside[at + 1] == '-';
  }

  private int last(int at) {
    return inside[at + 2];
  }

  private int next(int at) {
    return at + (range(at) ? 3 : 1);
  }
}
