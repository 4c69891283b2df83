package dmsmedic.core.incident;

import dmsmedic.core.redaction.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened, and what people still have to be told.
 *
 * @param entries dated sentences, oldest first, at most {@link #MOST}
 * @param outbox notices that were recorded and not yet delivered
 * @param proofs one sentence for each proven table
 * @param sweptUntil lines of the log up to here were read
 */
public record Chronicle(
    List<Entry> entries, List<Notice> outbox, List<String> proofs, Instant sweptUntil) {

  /** A dated sentence. */
  public record Entry(Instant at, String sentence) {}

  /**
   * Something that people must be told, recorded in the same write as the step that caused it.
   *
   * @param number counts up within the incident, so that a repeated delivery can be told
   */
  public record Notice(Kind kind, Instant at, int number) {

    /** What kind of message it becomes. */
    public enum Kind {
      OPENED,
      APPROVAL_ASKED,
      HEALED,
      HANDED_OVER,
      /**
       * A hand-over in a storm: an event for programs; people read of it when the storm is over.
       */
      HANDED_OVER_IN_STORM,
      /** So many tasks are hurt at once that nothing is changed: one message for all of them. */
      STORM_BEGAN,
      /** The storm is over. */
      STORM_ENDED
    }
  }

  /** How many sentences an incident keeps; the oldest go first. */
  public static final int MOST = 100;

  /** Lines reach CloudWatch so late: what is dated within this time may still come. */
  public static final Duration LATE = Duration.ofMinutes(5);

  private static final int LONGEST = 2000;

  public Chronicle {
    entries = List.copyOf(entries);
    outbox = List.copyOf(outbox);
    proofs = List.copyOf(proofs);
  }

  /** An empty chronicle. */
  public static Chronicle from(Instant sweptUntil) {
    return new Chronicle(List.of(), List.of(), List.of(), sweptUntil);
  }

  /** One more sentence. */
  public Chronicle with(Instant at, String sentence) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(at, bounded(sentence)));
    return new Chronicle(
        more.subList(Math.max(0, more.size() - MOST), more.size()), outbox, proofs, sweptUntil);
  }

  /** One more notice to deliver. */
  public Chronicle with(Notice.Kind kind, Instant at, int number) {
    List<Notice> more = new ArrayList<>(outbox);
    more.add(new Notice(kind, at, number));
    return new Chronicle(entries, more, proofs, sweptUntil);
  }

  /** Without a notice that was delivered. */
  public Chronicle without(Notice delivered) {
    List<Notice> rest = new ArrayList<>(outbox);
    rest.remove(delivered);
    return new Chronicle(entries, rest, proofs, sweptUntil);
  }

  /** With other proofs. */
  public Chronicle withProofs(List<String> next) {
    return new Chronicle(entries, outbox, next, sweptUntil);
  }

  /** With the log read further. */
  public Chronicle sweptUntil(Instant next) {
    return new Chronicle(entries, outbox, proofs, next);
  }

  /**
   * Thousands of tables make long sentences, and an incident has to fit into its item; the reasons
   * in it are words of somebody else.
   */
  private static String bounded(String sentence) {
    String clean = Redaction.of(sentence);
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + " ...";
  }
}
