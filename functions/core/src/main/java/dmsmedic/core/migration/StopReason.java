package dmsmedic.core.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a task stopped, in the one word that DMS gives, such as {@code NORMAL}.
 *
 * <p>DMS writes {@code Stop Reason NORMAL}, and for a failed task the whole message around it. An
 * operator's stop and our own both read {@code NORMAL}, also when tables are in error, so the word
 * never tells success.
 */
public record StopReason(String word) {

  private static final Pattern WORD = Pattern.compile("Stop Reason ([A-Z_]{1,80})");

  /** The reason found anywhere in the text, if it holds one. */
  public static Optional<StopReason> in(String text) {
    Matcher matcher = WORD.matcher(text);
    return matcher.find() ? Optional.of(new StopReason(matcher.group(1))) : Optional.empty();
  }

  /** Whether a full-load task came to its own end; some of its tables may be in error. */
  public boolean loadFinished() {
    return word.equals("FULL_LOAD_ONLY_FINISHED");
  }
}
