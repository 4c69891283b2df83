package dmsmedic.core.proof;

/** What the proof says of one hurt table. */
public sealed interface Verdict {

  /** The sentence that people read. */
  String sentence();

  /** Every row is there, and no value is cut. */
  record Whole(String sentence) implements Verdict {}

  /** The damage is still there, so the rung did not help. */
  record Damaged(String sentence) implements Verdict {}

  /** What could be read does not decide it; a person has to look. */
  record Inconclusive(String sentence) implements Verdict {}
}
