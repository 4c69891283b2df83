package dmsmedic.testkit.simulation.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The events of one run, oldest first. */
public final class History {
  private final List<Event> events = new ArrayList<>();

  /** Something happened. */
  public void add(Event event) {
    events.add(event);
  }

  /** Everything so far. */
  public List<Event> events() {
    return Collections.unmodifiableList(events);
  }
}
