package dmsmedic.logwatcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What brings entries to the bus: in calls of at most ten, repeating those that it did not accept.
 *
 * <p>Calls stay under 256 KB, which every region accepts. (Amazon EventBridge API reference,
 * PutEvents.) Nothing sleeps here; the SDK has its own back-off within a call.
 */
final class Delivery {
  static final int ENTRIES_MAX = 10;
  static final int CALL_BYTES_MAX = 250_000;
  static final int ROUNDS_MAX = 4;

  private final Bus bus;

  Delivery(Bus bus) {
    this.bus = bus;
  }

  /** Puts all entries; throws when some are still refused after the last round. */
  void put(List<Bus.Entry> entries) {
    List<Bus.Refusal> refused = List.of();
    List<Bus.Entry> left = entries;
    for (int round = 0; round < ROUNDS_MAX && !left.isEmpty(); round++) {
      refused = calls(left).stream().flatMap(call -> bus.put(call).stream()).toList();
      left = refused.stream().map(Bus.Refusal::entry).toList();
    }
    if (!left.isEmpty()) {
      throw new NotDeliveredException(left.size(), entries.size(), codes(refused));
    }
  }

  private static String codes(List<Bus.Refusal> refused) {
    return refused.stream()
        .map(Bus.Refusal::code)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static List<List<Bus.Entry>> calls(List<Bus.Entry> entries) {
    List<List<Bus.Entry>> calls = new ArrayList<>();
    Optional<List<Bus.Entry>> open = Optional.empty();
    int openBytes = 0;
    for (Bus.Entry entry : entries) {
      boolean fits = openBytes + entry.sizeBytes() <= CALL_BYTES_MAX;
      if (open.isEmpty() || open.get().size() == ENTRIES_MAX || !fits) {
        open = Optional.of(new ArrayList<>());
        calls.add(open.get());
        openBytes = 0;
      }
      open.get().add(entry);
      openBytes += entry.sizeBytes();
    }
    return calls;
  }

  /** What ends an invocation whose sightings could not be put, so that Lambda repeats it. */
  static final class NotDeliveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDeliveredException(int left, int all, String codes) {
      super(
          "The event bus refused " + left + " of " + all + " sightings again and again: " + codes);
    }
  }
}
