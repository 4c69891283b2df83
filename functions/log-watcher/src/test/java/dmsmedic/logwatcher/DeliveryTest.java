package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static List<Bus.Entry> entries(int count, int chars) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Bus.Entry("s", "t", i + " ".repeat(chars), Instant.EPOCH))
        .toList();
  }

  @Test
  void entriesGoInCallsOfTen() {
    RecordingBus bus = new RecordingBus(_ -> false);
    new Delivery(bus).put(entries(25, 10));

    assertThat(bus.calls).extracting(List::size).containsExactly(10, 10, 5);
    assertThat(bus.accepted).isEqualTo(entries(25, 10));
  }

  @Test
  void aCallStaysUnderItsLimitInBytes() {
    RecordingBus bus = new RecordingBus(_ -> false);
    new Delivery(bus).put(entries(5, 100_000));

    assertThat(bus.calls).extracting(List::size).containsExactly(2, 2, 1);
  }

  @Test
  void onlyWhatWasRefusedIsPutAgain() {
    Map<Bus.Entry, Integer> tries = new HashMap<>();
    RecordingBus bus =
        new RecordingBus(
            entry -> entry.detail().startsWith("3") && tries.merge(entry, 1, Integer::sum) < 3);
    new Delivery(bus).put(entries(12, 0));

    assertThat(bus.calls).extracting(List::size).containsExactly(10, 2, 1, 1);
    assertThat(bus.accepted).containsExactlyInAnyOrderElementsOf(entries(12, 0));
  }

  @Test
  void whatIsRefusedForEverEndsInASentence() {
    RecordingBus bus = new RecordingBus(entry -> entry.detail().startsWith("1"));

    assertThatExceptionOfType(Delivery.NotDeliveredException.class)
        .isThrownBy(() -> new Delivery(bus).put(entries(5, 0)))
        .withMessage("The event bus refused 1 of 5 sightings again and again: ThrottlingException");
    assertThat(bus.calls).hasSize(Delivery.ROUNDS_MAX);
    assertThat(bus.accepted).hasSize(4);
  }

  @Test
  void nothingToPutIsNoCall() {
    RecordingBus bus = new RecordingBus(_ -> false);
    new Delivery(bus).put(List.of());

    assertThat(bus.calls).isEmpty();
  }
}
