package dmsmedic.dmssimulator.behaviour;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * The answers this simulator gives to questions AWS never answered in public.
 *
 * @param on the switches that are on
 * @param finishedWindow how long a finished full-load task stays running after resume-processing
 *     (field: about three seconds)
 * @param nclobBytesPerChar bytes per character that LOB limits and lengths count for NCLOBs: 1
 *     counts UTF-8, as odd lengths in real CDC lines suggest; 2 counts UTF-16, as the guide's
 *     PostgreSQL source page says
 */
public record Inferred(Set<Switch> on, Duration finishedWindow, int nclobBytesPerChar) {

  /** Copies the switches. */
  public Inferred {
    on = Set.copyOf(on);
    if (nclobBytesPerChar != 1 && nclobBytesPerChar != 2) {
      throw new IllegalArgumentException("nclobBytesPerChar is 1 or 2: " + nclobBytesPerChar);
    }
  }

  /** The defaults of {@link Switch}, a window of three seconds, one byte. */
  public static Inferred usual() {
    Set<Switch> on = EnumSet.noneOf(Switch.class);
    for (Switch each : Switch.values()) {
      if (each.usually()) {
        on.add(each);
      }
    }
    return new Inferred(on, Duration.ofSeconds(3), 1);
  }

  /** The same answers with one switch on. */
  public Inferred with(Switch which) {
    Set<Switch> changed = EnumSet.of(which);
    changed.addAll(on);
    return new Inferred(changed, finishedWindow, nclobBytesPerChar);
  }

  /** The same answers with one switch off. */
  public Inferred without(Switch which) {
    Set<Switch> changed = EnumSet.noneOf(Switch.class);
    changed.addAll(on);
    changed.remove(which);
    return new Inferred(changed, finishedWindow, nclobBytesPerChar);
  }

  /** The same answers with another window. */
  public Inferred withFinishedWindow(Duration window) {
    return new Inferred(on, window, nclobBytesPerChar);
  }

  /** The same answers with another way of counting NCLOBs. */
  public Inferred withNclobBytesPerChar(int bytes) {
    return new Inferred(on, finishedWindow, bytes);
  }

  /** Whether a switch is on. */
  public boolean says(Switch which) {
    return on.contains(which);
  }
}
