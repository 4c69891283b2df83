package dmsmedic.medic.lab.world;

import dmsmedic.events.EventEnvelope;
import dmsmedic.events.json.Json;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** EventBridge of the lab: keeps what is put until it is delivered. */
final class Bus implements dmsmedic.logwatcher.Bus {

  private final Queue<String> events = new ArrayDeque<>();
  private final Clock clock;
  private int number;

  Bus(Clock clock) {
    this.clock = clock;
  }

  /** Takes an event, envelope included. */
  synchronized void take(String event) {
    events.add(event);
  }

  @Override
  public List<Refusal> put(List<Entry> entries) {
    for (Entry entry : entries) {
      take(envelope(entry).write().write());
    }
    return List.of();
  }

  private synchronized EventEnvelope envelope(Entry entry) {
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
  synchronized Optional<String> next() {
    return Optional.ofNullable(events.poll());
  }
}
