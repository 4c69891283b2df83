package dmsmedic.core.proof;

import dmsmedic.core.observation.RowsFound.Lengths;

/**
 * Whether the values of a column still end at the limit that once cut them.
 *
 * <p>The logged length is in DMS's transfer encoding: a character large object counts two bytes a
 * character (AWS DMS user guide, CHAP_Source.PostgreSQL), so a value cut at 32768 bytes may hold
 * 16384 characters. A cut falls on a character boundary, at most three bytes before the limit.
 */
final class LengthProof {

  /** One value of exactly the old length may be honest; more look like a pile. */
  private static final long HONEST = 1;

  private static final long LONGEST_CHARACTER_BYTES = 4;

  private LengthProof() {}

  static Verdict of(Lengths lengths, long limitBytes) {
    String column = "column '" + lengths.column() + "'";
    if (lengths.longestBytes() > limitBytes) {
      return beyond(lengths, column, limitBytes, lengths.atLimit());
    }
    if (lengths.longestBytes() > limitBytes - LONGEST_CHARACTER_BYTES) {
      return cut(lengths, column);
    }
    long half = limitBytes / 2;
    if (!lengths.binary() && lengths.longestChars() > half) {
      return beyond(lengths, column, limitBytes, lengths.atHalf());
    }
    if (!lengths.binary() && lengths.longestChars() > half - 2) {
      return cut(lengths, column);
    }
    return new Verdict.Inconclusive(
        ("The longest value of %s is %d bytes;"
                + " none is beyond the old limit of %d, though one was reported.")
            .formatted(column, lengths.longestBytes(), limitBytes));
  }

  private static Verdict beyond(Lengths lengths, String column, long limitBytes, long pile) {
    if (pile > HONEST) {
      return new Verdict.Inconclusive(
          "%d values of %s end exactly at the old limit of %d bytes."
              .formatted(pile, column, limitBytes));
    }
    return new Verdict.Whole(
        "The longest value of %s is %d bytes, and none is piled up at the old limit of %d."
            .formatted(column, lengths.longestBytes(), limitBytes));
  }

  private static Verdict cut(Lengths lengths, String column) {
    return new Verdict.Damaged(
        "The longest value of %s is %d bytes: it ends at the old limit."
            .formatted(column, lengths.longestBytes()));
  }
}
