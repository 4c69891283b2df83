package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.LogLine;
import dmsmedic.core.fault.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reader of one stream of a DMS task log: messages in, occurrences of faults out.
 *
 * <p>It also reads the texts that DMS passes on when they stand alone, as a client prints them.
 * Memory is bounded whatever the messages hold. One reader reads one stream, in its order, by one
 * thread; {@link #end()} is to be called after the last message.
 */
public final class DmsLogReader {
  private final RecordAssembler assembler = new RecordAssembler();
  private final Cascade cascade = new Cascade();

  /** What a finished batch of messages of one stream shows. */
  public static List<Occurrence> readAll(List<LogLine> messages) {
    DmsLogReader reader = new DmsLogReader();
    List<Occurrence> occurrences = new ArrayList<>();
    messages.forEach(message -> occurrences.addAll(reader.read(message)));
    occurrences.addAll(reader.end());
    return List.copyOf(occurrences);
  }

  /** Whether a line opens a record as DMS does, so that it continues nothing. */
  public static boolean opensRecord(String line) {
    return PhysicalLine.leading(Optional.empty(), line).header().isPresent();
  }

  /** Takes the next message; gives the occurrences that are complete with it, in order. */
  public List<Occurrence> read(LogLine message) {
    assembler.accept(message).forEach(this::read);
    return cascade.settled();
  }

  /** The occurrences that were still incomplete, now that no message follows. */
  public List<Occurrence> end() {
    assembler.end().ifPresent(this::read);
    return cascade.end();
  }

  private void read(DmsRecord record) {
    cascade.nextRecord(record.at(0));
    Stream.of(TruncationSignature.in(record), RetrySignature.in(record), JsonSignature.in(record))
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Found::offset))
        .forEach(cascade::occurred);
    FailedTable.in(record).ifPresent(cascade::failed);
  }
}
