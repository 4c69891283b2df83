package dmsmedic.logwatcher;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A bus that keeps what it accepts, and refuses what it is told to refuse. */
final class RecordingBus implements Bus {
  final List<List<Entry>> calls = new ArrayList<>();
  final List<Entry> accepted = new ArrayList<>();
  private final Predicate<Entry> refuses;

  RecordingBus(Predicate<Entry> refuses) {
    this.refuses = refuses;
  }

  @Override
  public List<Refusal> put(List<Entry> entries) {
    calls.add(List.copyOf(entries));
    List<Refusal> refused =
        entries.stream().filter(refuses).map(it -> new Refusal(it, "ThrottlingException")).toList();
    List<Entry> refusedEntries = refused.stream().map(Refusal::entry).toList();
    entries.stream().filter(it -> !refusedEntries.contains(it)).forEach(accepted::add);
    return refused;
  }
}
