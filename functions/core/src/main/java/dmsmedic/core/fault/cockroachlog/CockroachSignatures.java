package dmsmedic.core.fault.cockroachlog;

import dmsmedic.core.fault.CockroachError;
import dmsmedic.core.fault.CopyConditions;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences in which CockroachDB says that a write of a migration failed.
 *
 * <p>They are those of pkg/sql/copy_from.go and conn_executor.go of cockroachdb/cockroach, and the
 * structured events about statements. What other programs meet on the cluster (an INSERT that shall
 * be repeated, say) is no fault of a migration and is passed over.
 */
final class CockroachSignatures {
  private static final Pattern COPY_FAILED = Pattern.compile("\\berror executing CopyIn:");
  private static final Pattern ATTEMPT_FAILED =
      Pattern.compile("\\bfailed on attempt \\d{1,9}+ and with retriable error\\b");
  private static final Pattern NOT_RETRYING =
      Pattern.compile(
          "\\bis not retrying; implicit: (?<implicit>true|false);"
              + " copy_from_atomic_enabled: (?<atomic>true|false);"
              + " copy_from_retri(?:able|es)_enabled:? (?<retries>true|false)\\b");
  private static final Pattern ABOUT_COPY = Pattern.compile("\\bCOPY\\b|\\bCopyIn\\b");
  private static final Pattern WRITES =
      Pattern.compile("\\s*+(?:COPY|INSERT|UPDATE|UPSERT)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern COPIES = Pattern.compile("\\s*+COPY\\b", Pattern.CASE_INSENSITIVE);
  private static final String RETRY_STATE = "40001";

  private CockroachSignatures() {}

  static Optional<Occurrence> in(CockroachEntry entry) {
    return switch (entry.body()) {
      case CockroachEntry.Text(String message) ->
          inText(entry, CockroachEntry.withoutMarks(message));
      case CockroachEntry.Statement statement -> inStatement(entry, statement);
      case CockroachEntry.Json _ -> Optional.empty();
    };
  }

  private static Optional<Occurrence> inText(CockroachEntry entry, String message) {
    return notRetrying(entry, message)
        .or(() -> jsonCutShort(entry, message, ABOUT_COPY.matcher(message).find()))
        .or(() -> copyRetry(entry, message))
        .map(occurrence -> occurrence.inTable(WrittenTable.in(message)));
  }

  private static Optional<Occurrence> notRetrying(CockroachEntry entry, String message) {
    Matcher matcher = NOT_RETRYING.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    CopyConditions conditions =
        new CopyConditions(
            Boolean.parseBoolean(matcher.group("implicit")),
            Boolean.parseBoolean(matcher.group("atomic")),
            Boolean.parseBoolean(matcher.group("retries")));
    return Optional.of(
        occurrence(Signature.COCKROACH_NOT_RETRYING, entry).withCopyConditions(conditions));
  }

  private static Optional<Occurrence> copyRetry(CockroachEntry entry, String message) {
    Matcher failed = COPY_FAILED.matcher(message);
    boolean retry =
        failed.find()
            ? quotesNothing(CockroachError.RETRY, message, failed.end())
            : ATTEMPT_FAILED.matcher(message).find();
    return retry
        ? Optional.of(occurrence(Signature.COCKROACH_COPY_RETRY, entry))
        : Optional.empty();
  }

  private static Optional<Occurrence> jsonCutShort(
      CockroachEntry entry, String text, boolean ofMigration) {
    Matcher matcher = CockroachError.JSON_CUT_SHORT.matcher(text);
    if (!ofMigration || !matcher.find() || insideQuotes(text, 0, matcher.start())) {
      return Optional.empty();
    }
    return Optional.of(
        occurrence(Signature.COCKROACH_JSON_CUT_SHORT, entry)
            .withBytes(CockroachError.cutAtBytes(matcher), OptionalLong.empty()));
  }

  private static Optional<Occurrence> inStatement(
      CockroachEntry entry, CockroachEntry.Statement event) {
    String error = CockroachEntry.withoutMarks(event.errorText().orElse(""));
    String sql = CockroachEntry.withoutMarks(event.statement().orElse(""));
    String kind = event.tag().orElse(sql);
    boolean retry =
        event.sqlState().map(CockroachEntry::withoutMarks).filter(RETRY_STATE::equals).isPresent()
            || quotesNothing(CockroachError.RETRY, error, 0);
    Optional<Occurrence> found = jsonCutShort(entry, error, WRITES.matcher(kind).lookingAt());
    if (found.isEmpty() && retry && COPIES.matcher(kind).lookingAt()) {
      found = Optional.of(occurrence(Signature.COCKROACH_COPY_RETRY, entry));
    }
    return found.map(occurrence -> occurrence.inTable(WrittenTable.in(sql)));
  }

  /** Whether the words stand in the text, and not within a value that the text quotes. */
  private static boolean quotesNothing(Pattern words, String text, int from) {
    Matcher matcher = words.matcher(text);
    return matcher.find(from) && !insideQuotes(text, from, matcher.start());
  }

  private static boolean insideQuotes(String text, int from, int at) {
    return text.substring(from, at).chars().filter(character -> character == '"').count() % 2 != 0;
  }

  private static Occurrence occurrence(Signature signature, CockroachEntry entry) {
    return Occurrence.of(signature, entry.at(), entry.line());
  }
}
