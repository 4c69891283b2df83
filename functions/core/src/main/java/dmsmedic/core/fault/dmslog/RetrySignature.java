package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.CockroachError;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CockroachDB's request to repeat a transaction, as DMS passes it on.
 *
 * <p>In a load, and in a bare text that says no component, it is a COPY that was not retried; under
 * {@code TARGET_APPLY} it is a change that could not be applied. A record with a header counts
 * once, however often it repeats the words; bare lines count once each.
 */
final class RetrySignature {
  private static final Pattern LOAD_COMMAND =
      Pattern.compile("Command\\s{1,64}+failed\\s{1,64}+to\\s{1,64}+load\\s{1,64}+data");
  private static final Pattern OTHER_ERROR =
      Pattern.compile("\\bERROR:\\s*+\\S", Pattern.CASE_INSENSITIVE);
  private static final Pattern CONTINUES =
      Pattern.compile("\\s*+(?:Message:|\\(?SQLSTATE\\b|HINT:)", Pattern.CASE_INSENSITIVE);
  private static final int TRIES_MAX = 256;

  private RetrySignature() {}

  static List<Found> in(DmsRecord record) {
    if (!record.mentions("restart", "refresherror", "40001")) {
      return List.of();
    }
    return record.header().map(header -> inRecord(record, header)).orElseGet(() -> inLines(record));
  }

  private static List<Found> inRecord(DmsRecord record, DmsHeader header) {
    boolean loadCommand = LOAD_COMMAND.matcher(record.text()).find();
    if (header.readsSource() || header.compares()) {
      return List.of();
    }
    Signature signature =
        header.applies() && !loadCommand ? Signature.DMS_APPLY_RETRY : Signature.DMS_COPY_RETRY;
    boolean cascade = signature == Signature.DMS_COPY_RETRY && (header.loads() || loadCommand);
    return first(record, header.bodyStart(), record.text().length())
        .map(place -> List.of(found(record, place, signature, cascade)))
        .orElseGet(List::of);
  }

  private static List<Found> inLines(DmsRecord record) {
    List<Found> found = new ArrayList<>();
    String text = record.text();
    int lastLine = -2;
    for (int start = 0; start < text.length(); start = text.indexOf('\n', start) + 1) {
      int end = text.indexOf('\n', start);
      Optional<Place> place = first(record, start, end);
      int line = record.lineOf(start);
      if (place.isPresent() && !(line == lastLine + 1 && continues(text, start, end))) {
        boolean cascade = LOAD_COMMAND.matcher(text).region(start, end).find();
        found.add(found(record, place.get(), Signature.DMS_COPY_RETRY, cascade));
      }
      lastLine = place.isPresent() ? line : lastLine;
    }
    return found;
  }

  private static boolean continues(String text, int start, int end) {
    return CONTINUES.matcher(text).region(start, end).lookingAt();
  }

  /** The first place in this part where the words are DMS's own and no other error came before. */
  private static Optional<Place> first(DmsRecord record, int start, int end) {
    Matcher matcher = CockroachError.RETRY.matcher(record.text()).region(start, end);
    for (int tries = 0; tries < TRIES_MAX && matcher.find(); tries++) {
      if (OTHER_ERROR.matcher(record.text()).region(start, matcher.start()).find()) {
        return Optional.empty();
      }
      if (record.speaksItself(matcher.start())) {
        return Optional.of(new Place(matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  private static Found found(
      DmsRecord record, Place place, Signature signature, boolean neighboursNameTable) {
    String line = record.linesSpanning(place.start(), place.end());
    Occurrence occurrence = Occurrence.of(signature, record.at(place.start()), line);
    return new Found(place.start(), occurrence, neighboursNameTable);
  }

  private record Place(int start, int end) {}
}
