package dmsmedic.medic.lab.world;

import dmsmedic.events.EventEnvelope;
import dmsmedic.events.json.Json;
import dmsmedic.medic.template.Rule;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** EventBridge of the lab: keeps what is put until it is delivered. */
public final class Bus implements dmsmedic.logwatcher.Bus {

  /**
   * An event and the bus that it was put on.
   *
   * @param bus as the template names it
   */
  public record Put(String bus, String event) {}

  /** The stack's own bus, by its logical id in the template. */
  private static final String OURS = "Bus";

  private final Queue<Put> events = new ArrayDeque<>();
  private final Clock clock;
  private int number;

  Bus(Clock clock) {
    this.clock = clock;
  }

  /** Takes an event of an AWS service, envelope included. */
  synchronized void take(String event) {
    events.add(new Put(Rule.DEFAULT_BUS, event));
  }

  @Override
  public synchronized List<Refusal> put(List<Entry> entries) {
    for (Entry entry : entries) {
      events.add(new Put(OURS, envelope(entry).write().write()));
    }
    return List.of();
  }

  private EventEnvelope envelope(Entry entry) {
    number++;
    return new EventEnvelope(
        "lab-" + number,
        entry.source(),
        entry.detailType(),
        "123456789012",
        "us-east-1",
        clock.instant(),
        List.of(),
        (Json.Obj) Json.read(entry.detail()));
  }

  /** The next event, in the order in which they came. */
  public synchronized Optional<Put> next() {
    return Optional.ofNullable(events.poll());
  }
}
