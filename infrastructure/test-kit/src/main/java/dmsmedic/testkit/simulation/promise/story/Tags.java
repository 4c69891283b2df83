package dmsmedic.testkit.simulation.promise.story;

import dmsmedic.core.belt.Mode;
import java.util.Locale;
import java.util.Map;

/** What an operator says by the tags of a task. */
public final class Tags {

  /** The tag that holds everything for a while, whatever its value. */
  public static final String PAUSE = "dms-medic-pause";

  private Tags() {}

  /** Whether they allow any change. */
  public static boolean allowChange(Map<String, String> tags) {
    String word = tags.getOrDefault(Mode.TAG, "").strip().toLowerCase(Locale.ROOT);
    return (word.equals("heal") || word.equals("approve")) && !tags.containsKey(PAUSE);
  }

  /** Whether they want to be asked before every change. */
  public static boolean wantApproval(Map<String, String> tags) {
    return tags.getOrDefault(Mode.TAG, "").strip().toLowerCase(Locale.ROOT).equals("approve");
  }
}
