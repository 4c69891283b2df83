package dmsmedic.dmssimulator.kernel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What waits to leave. It is delivered outside the simulator's lock, because a receiver may call
 * the simulator again before it returns.
 */
public final class Outbox {
  private final Queue<Sent> waiting = new ConcurrentLinkedQueue<>();

  /** Puts something in. */
  public void put(Sent sent) {
    waiting.add(sent);
  }

  /** Hands everything over, in order. */
  public void deliver(Consumer<Sent> receiver) {
    for (Sent next = waiting.poll(); next != null; next = waiting.poll()) {
      receiver.accept(next);
    }
  }
}
