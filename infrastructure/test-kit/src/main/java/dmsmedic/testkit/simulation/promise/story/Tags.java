package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.belt.Mode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an operator says by the tags of a task. */
public final class Tags {

  /** The tag that holds everything for a while. */
  public static final String PAUSE = "dms-medic-pause";

  private Tags() {}

  /** Whether they allow any change. */
  public static boolean allowChange(Map<String, String> tags) {
    String word = word(tags, Mode.TAG);
    return (word.equals("heal") || word.equals("approve")) && !paused(tags);
  }

  /** Whether they say that the task is looked after, be it only with words. */
  public static boolean lookAfter(Map<String, String> tags) {
    return Set.of("heal", "approve", "observe").contains(word(tags, Mode.TAG));
  }

  /** Whether they hold everything: with any value but an empty one and a clear no. */
  public static boolean paused(Map<String, String> tags) {
    String word = word(tags, PAUSE);
    return !word.isEmpty() && !word.equals("false") && !word.equals("no");
  }

  /** Whether they want to be asked before every change. */
  public static boolean wantApproval(Map<String, String> tags) {
    return word(tags, Mode.TAG).equals("approve");
  }

  private static String word(Map<String, String> tags, String tag) {
    return tags.getOrDefault(tag, "").strip().toLowerCase(Locale.ROOT);
  }
}
