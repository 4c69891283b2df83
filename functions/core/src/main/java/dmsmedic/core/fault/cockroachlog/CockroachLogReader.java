package dmsmedic.core.fault.cockroachlog;

import dmsmedic.core.fault.Occurrence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reader of one stream of a CockroachDB log: entries in, faults with their role out.
 *
 * <p>{@code failed on attempt 1 and with retriable error} is only a fault if CockroachDB does not
 * repeat the COPY itself. It says so in the entry after; until then the attempt is kept back, for
 * at most {@link #WAITING_MAX} statements. (cockroachdb/cockroach, pkg/sql/copy_from.go.)
 */
public final class CockroachLogReader {
  private static final int WAITING_MAX = 64;
  private static final int STATEMENT_CHARS_MAX = 1024;
  private static final Pattern ATTEMPT =
      Pattern.compile(" failed on attempt \\d{1,9}+ and with retriable error\\b");
  private static final Pattern NEXT = Pattern.compile(" is (?<not>not )?retrying\\b");

  private final LinkedHashMap<Subject, CockroachFinding> attempts = new LinkedHashMap<>();

  private record Subject(Optional<String> user, String statement) {}

  /** Takes the next entry; gives the faults that are certain with it. */
  public List<CockroachFinding> read(CockroachEntry entry) {
    List<CockroachFinding> certain = new ArrayList<>(1);
    Optional<Subject> attempt = subject(entry, ATTEMPT);
    subject(entry, NEXT).map(attempts::remove).filter(_ -> !retries(entry)).ifPresent(certain::add);
    Optional<Occurrence> found = CockroachSignatures.in(entry);
    if (found.isPresent()) {
      CockroachFinding finding = new CockroachFinding(entry.user(), found.get());
      attempt.map(subject -> attempts.put(subject, finding)).ifPresent(certain::add);
      if (attempt.isEmpty()) {
        certain.add(finding);
      }
    }
    if (attempts.size() > WAITING_MAX) {
      certain.add(attempts.pollFirstEntry().getValue());
    }
    return certain;
  }

  /** The attempts of which nothing more was heard, now that no entry follows. */
  public List<CockroachFinding> end() {
    List<CockroachFinding> rest = List.copyOf(attempts.values());
    attempts.clear();
    return rest;
  }

  private static boolean retries(CockroachEntry entry) {
    return entry.body() instanceof CockroachEntry.Text(String message)
        && NEXT.matcher(message).results().noneMatch(match -> match.group("not") != null);
  }

  /** The statement that an entry in this form is about: the words before the form. */
  private static Optional<Subject> subject(CockroachEntry entry, Pattern form) {
    if (!(entry.body() instanceof CockroachEntry.Text(String message))) {
      return Optional.empty();
    }
    Matcher matcher = form.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String statement = message.substring(0, Math.min(matcher.start(), STATEMENT_CHARS_MAX));
    return Optional.of(new Subject(entry.user(), statement));
  }
}
