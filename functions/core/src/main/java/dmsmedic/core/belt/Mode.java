package dmsmedic.core.belt;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator lets this program do to a task, said by the task's tag {@link #TAG}.
 *
 * <p>The tag is guarded by IAM and recorded by CloudTrail. A task without it is observed at most
 * and never changed; a value that is not a mode counts as no tag.
 */
public enum Mode {
  /** Everything, within the belts. */
  HEAL,
  /** Everything, after a person approved the plan. */
  APPROVE,
  /** Say what would be done, do nothing. */
  OBSERVE,
  /** Do not even look. */
  OFF;

  /** The tag in which an operator says the mode. */
  public static final String TAG = "dms-medic";

  /** The tag in which an operator approves a plan, by its fingerprint. */
  public static final String APPROVAL_TAG = "dms-medic-approve";

  /** The tag by which an operator pauses a treatment; {@link #paused} says with which values. */
  public static final String PAUSE_TAG = "dms-medic-pause";

  /** The tag that names, on a task of our own, the incident it was created for. */
  public static final String INCIDENT_TAG = "dms-medic-incident";

  /** The tag that names, on a task of our own, the task whose tables it loads. */
  public static final String PARENT_TAG = "dms-medic-parent";

  /**
   * The mode that the tags of a task say; an untagged task gets the default, but never a change.
   */
  public static Mode of(Map<String, String> tags, Mode untagged) {
    Optional<Mode> said = Optional.ofNullable(tags.get(TAG)).flatMap(Mode::ofWord);
    return said.orElse(untagged.mayChange() ? OBSERVE : untagged);
  }

  /**
   * Whether the tags pause the task: with any value but an empty one, {@code false} or {@code no}.
   */
  public static boolean paused(Map<String, String> tags) {
    String value = tags.getOrDefault(PAUSE_TAG, "").strip().toLowerCase(Locale.ROOT);
    return !value.isEmpty() && !value.equals("false") && !value.equals("no");
  }

  /** The fingerprint that the tags approve; empty where they approve nothing. */
  public static String approval(Map<String, String> tags) {
    return tags.getOrDefault(APPROVAL_TAG, "");
  }

  /**
   * The mode with exactly this word: IAM compares it so, and what would half be refused is not
   * begun.
   */
  public static Optional<Mode> ofWord(String word) {
    for (Mode mode : values()) {
      if (mode.word().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** The word that stands in the tag. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a task in this mode may be changed at all. */
  public boolean mayChange() {
    return this == HEAL || this == APPROVE;
  }
}
