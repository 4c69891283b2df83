package dmsmedic.core.incident;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.redaction.Redaction;
import dmsmedic.core.treatment.HurtTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What happened, and what people still have to be told.
 *
 * @param entries dated sentences, oldest first, at most {@link #MOST}
 * @param outbox notices that were recorded and not yet delivered
 * @param proofs one sentence for each proven table
 * @param sweptUntil lines of the log up to here were read
 * @param readingSince when that reading began, where it takes several looks: what comes late is
 *     dated around then
 * @param history what of the log is no news; empty in what older programs wrote
 */
public record Chronicle(
    List<Entry> entries,
    List<Notice> outbox,
    List<String> proofs,
    Instant sweptUntil,
    Optional<Instant> readingSince,
    Optional<History> history) {

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

  /**
   * What of a task's log is no news for an incident, because one before has dealt with it.
   *
   * <p>The log is not read any more while an incident waits for a person, so after its end it is
   * read from where it was read to, and only what the person was told of is no news.
   *
   * @param until lines up to here were read by an incident before
   * @param handedOverAt when a person took over last
   * @param told the tables of which a person was told, and when, where lines since {@code until}
   *     may speak of them
   * @param diedAt when a person was told last that the task had failed; empty where nobody was
   */
  public record History(
      Instant until, Instant handedOverAt, List<Told> told, Optional<Instant> diedAt) {

    /** A table that a person took over. */
    public record Told(TableName source, Instant at) {}

    /** Nothing was before. */
    public static final History NONE = new History(Instant.EPOCH, Instant.EPOCH, List.of());

    public History {
      told = List.copyOf(told);
    }

    /** A history in which nobody was told that the task had failed. */
    public History(Instant until, Instant handedOverAt, List<Told> told) {
      this(until, handedOverAt, told, Optional.empty());
    }

    /** What an incident leaves that has read the log up to an instant, and what was before it. */
    public static History of(Incident over, Instant until) {
      return over.chronicle()
          .before()
          .and(
              over.phase() instanceof Phase.HandedOver(Instant since, Ending ending)
                  ? new History(
                      until,
                      since,
                      over.tables().stream().map(table -> told(over, table, since)).toList(),
                      ending.tellsOfDeath() ? Optional.of(since) : Optional.empty())
                  : new History(until, Instant.EPOCH, List.of()));
    }

    /** Of a table that was proven whole a person was told no more than that. */
    private static Told told(Incident over, HurtTable table, Instant since) {
      Optional<Instant> loaded =
          over.hand().loads().stream()
              .filter(load -> load.source().equals(table.source()))
              .map(Load::requestedAt)
              .findFirst();
      return new Told(
          table.source(),
          table.whole() ? later(table.lastAt(), loaded.orElse(table.lastAt())) : since);
    }

    /** What two incidents have dealt with, in whatever order they are told. */
    public History and(History other) {
      Instant read = later(until, other.until);
      Map<TableName, Instant> all = toldAt();
      other.toldAt().forEach((source, at) -> all.merge(source, at, History::later));
      List<Told> both =
          all.entrySet().stream()
              .filter(one -> one.getValue().isAfter(read))
              .map(one -> new Told(one.getKey(), one.getValue()))
              .toList();
      return new History(
          read,
          later(handedOverAt, other.handedOverAt),
          both,
          Stream.of(diedAt, other.diedAt).flatMap(Optional::stream).reduce(History::later));
    }

    private static Instant later(Instant one, Instant other) {
      return one.isBefore(other) ? other : one;
    }

    /**
     * The same, once the log was read beyond the hand-over and all was taken up that was news: then
     * everything before is history, and no names need to be kept.
     */
    public History readTo(Instant at) {
      return at.isAfter(handedOverAt) && handedOverAt.isAfter(until)
          ? new History(handedOverAt, handedOverAt, List.of(), diedAt)
          : this;
    }

    /** Of these tables, those that are news. */
    public List<HurtTable> news(List<HurtTable> hurt) {
      Map<TableName, Instant> known = toldAt();
      return hurt.stream()
          .filter(one -> after(known.getOrDefault(one.source(), Instant.EPOCH), one.lastAt()))
          .toList();
    }

    /** Whether a line that names no table is younger than the last hand-over. */
    public boolean isNews(Instant line) {
      return after(handedOverAt, line);
    }

    /** Whether a line that tells of the task's death is younger than what a person was told. */
    public boolean isNewDeath(Instant line) {
      return after(diedAt.orElse(Instant.EPOCH), line);
    }

    /** The clocks of DMS and of two functions may differ by so much. */
    private static boolean after(Instant told, Instant line) {
      return line.isAfter(told.plusSeconds(CLOCKS_SECONDS));
    }

    private static final long CLOCKS_SECONDS = 5;

    /** When an incident opens that comes after this; two of one second would have one name. */
    public Instant next(Instant now) {
      Instant least = handedOverAt.plusSeconds(1);
      return now.isBefore(least) ? least : now;
    }

    private Map<TableName, Instant> toldAt() {
      Map<TableName, Instant> all = new TreeMap<>();
      told.forEach(one -> all.merge(one.source(), one.at(), History::later));
      return all;
    }

    /** The later of an instant and the end of this history. */
    Instant orLater(Instant at) {
      return later(at, until);
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

  /** An empty chronicle of an incident before which nothing was. */
  public static Chronicle from(Instant sweptUntil) {
    return new Chronicle(
        List.of(), List.of(), List.of(), sweptUntil, Optional.empty(), Optional.of(History.NONE));
  }

  /**
   * An empty chronicle of an incident that begins with this line.
   *
   * <p>Lines reach the log out of order, so one may still come that is dated before it.
   */
  public static Chronicle from(Instant first, Instant now, History before) {
    Instant late = now.minus(LATE);
    Instant from = before.orLater(first.isBefore(late) ? first : late);
    return new Chronicle(
        List.of(), List.of(), List.of(), from, Optional.empty(), Optional.of(before));
  }

  /** What of the log is no news. */
  public History before() {
    return history.orElse(History.NONE);
  }

  /** One more sentence. */
  public Chronicle with(Instant at, String sentence) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(at, bounded(sentence)));
    return new Chronicle(
        more.subList(Math.max(0, more.size() - MOST), more.size()),
        outbox,
        proofs,
        sweptUntil,
        readingSince,
        history);
  }

  /** One more notice to deliver. */
  public Chronicle with(Notice.Kind kind, Instant at, int number) {
    List<Notice> more = new ArrayList<>(outbox);
    more.add(new Notice(kind, at, number));
    return new Chronicle(entries, more, proofs, sweptUntil, readingSince, history);
  }

  /** Without a notice that was delivered. */
  public Chronicle without(Notice delivered) {
    List<Notice> rest = new ArrayList<>(outbox);
    rest.remove(delivered);
    return new Chronicle(entries, rest, proofs, sweptUntil, readingSince, history);
  }

  /** With other proofs. */
  public Chronicle withProofs(List<String> next) {
    return new Chronicle(entries, outbox, next, sweptUntil, readingSince, history);
  }

  /** With the log read to its end at an instant, but for what comes late. */
  public Chronicle readToTheEnd(Instant at) {
    return read(lateAt(readingSince.orElse(at)), Optional.empty());
  }

  /** With the log read further by a look that did not come to its end. */
  public Chronicle sweptUntil(Instant next, Instant at) {
    return read(next, readingSince.or(() -> Optional.of(at)));
  }

  private Chronicle read(Instant until, Optional<Instant> since) {
    return new Chronicle(entries, outbox, proofs, until, since, history);
  }

  /** Up to here no line is left to come, or to be read. */
  public Instant dealtWith() {
    return readingSince.map(this::lateAt).filter(sweptUntil::isAfter).orElse(sweptUntil);
  }

  private Instant lateAt(Instant at) {
    return before().orLater(at.minus(LATE));
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
