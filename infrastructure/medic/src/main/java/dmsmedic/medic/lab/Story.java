package dmsmedic.medic.lab;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The teller: each line says how long the story has run, who speaks, and what happened. */
final class Story {

  private static final int MOST_CHARACTERS = 220;

  private final PrintStream out;
  private final Instant began;

  Story(PrintStream out, Instant began) {
    this.out = out;
    this.began = began;
  }

  /** A heading. */
  void chapter(String title) {
    out.println();
    out.println("== " + title);
  }

  /** A line of the story. */
  void tell(Instant at, String who, String what) {
    Duration time = Duration.between(began, at);
    String shown = what.length() > MOST_CHARACTERS ? what.substring(0, MOST_CHARACTERS) + "..." : what;
    out.printf(
        Locale.ROOT,
        "%3d:%02d  %-8s %s%n",
        time.toMinutes(),
        time.toSecondsPart(),
        who,
        shown.replace('\n', ' '));
  }

  /** A line as it is. */
  void line(String text) {
    out.println(text);
  }
}
