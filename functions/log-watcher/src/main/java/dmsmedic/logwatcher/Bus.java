package dmsmedic.logwatcher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The event bus: where sightings go. */
public interface Bus {
  /**
   * Puts up to ten entries; gives those that were not accepted.
   *
   * @throws RuntimeException when the bus cannot be reached at all
   */
  List<Refusal> put(List<Entry> entries);

  /** An event to put. */
  record Entry(String source, String detailType, String detail, Instant time) {

    /** How much of the limit of a call the entry takes. (PutEvents: 14 bytes for the time.) */
    int sizeBytes() {
      return 14
          + source.getBytes(StandardCharsets.UTF_8).length
          + detailType.getBytes(StandardCharsets.UTF_8).length
          + detail.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /** An entry that the bus did not accept, and its code for the reason. */
  record Refusal(Entry entry, String code) {}
}
