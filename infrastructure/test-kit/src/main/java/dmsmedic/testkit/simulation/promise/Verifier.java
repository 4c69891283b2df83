package dmsmedic.testkit.simulation.promise;

import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.history.History;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Effect;
import dmsmedic.testkit.simulation.promise.story.Story;
import dmsmedic.testkit.simulation.promise.story.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The judge of a run: it reads the history once, for all promises, and shares nothing with what
 * made it.
 */
public record Verifier(Bounds bounds) {

  private static final Promise[] PROMISES = Promise.values();

  /**
   * Every place at which a promise is broken, in the order of the history.
   *
   * @param end until when it was watched: a healer that hangs makes no events, so an end that is
   *     long after the last one is what shows it
   */
  public List<Violation> violations(History history, Instant end) {
    Reading reading = new Reading(bounds);
    history.events().forEach(reading::read);
    return reading.end(end);
  }

  /** One history on its way past all watches. */
  private static final class Reading {
    private final Story story = new Story();
    private final Watch[] watches = new Watch[PROMISES.length];
    private final List<Violation> violations = new ArrayList<>();
    private int index;

    Reading(Bounds bounds) {
      for (int i = 0; i < PROMISES.length; i++) {
        watches[i] = PROMISES[i].watch(bounds);
      }
    }

    void read(Event event) {
      Optional<Effect> effect = story.effect(event);
      for (int i = 0; i < watches.length; i++) {
        int promise = i;
        watches[i].see(event, story, sentence -> breach(promise, sentence));
        if (effect.isPresent()) {
          watches[i].see(effect.get(), story, sentence -> breach(promise, sentence));
        }
      }
      story.take(event);
      index++;
    }

    List<Violation> end(Instant at) {
      for (int i = 0; i < watches.length; i++) {
        int promise = i;
        watches[i].end(story, at, sentence -> breach(promise, sentence));
      }
      return List.copyOf(violations);
    }

    private void breach(int promise, String sentence) {
      violations.add(new Violation(PROMISES[promise], sentence, index));
    }
  }
}
