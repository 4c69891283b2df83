package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Incident;
import dmsmedic.core.loop.TaskFile;
import dmsmedic.taskhealer.dynamodb.codec.MalformedItemException;
import dmsmedic.taskhealer.dynamodb.codec.RecordReader;
import dmsmedic.taskhealer.dynamodb.codec.RecordWriter;
import dmsmedic.taskhealer.dynamodb.codec.Specimens;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that a person repaired badly, or that another version wrote: read, or refused. */
public class LedgerItemFuzzTest extends FuzzContract {
  private static final AttributeValue INCIDENT = RecordWriter.write(Specimens.full(Incident.class));
  private static final AttributeValue FILE = RecordWriter.write(Specimens.full(TaskFile.class));

  public static void fuzzerTestOneInput(byte[] input) {
    AttributeEdits edits = new AttributeEdits(input);
    boolean incident = edits.next() % 4 != 0;
    AttributeValue item = incident ? INCIDENT : FILE;
    for (int i = 0; i < 8 && edits.more(); i++) {
      item = edits.edited(item);
    }
    Map<String, AttributeValue> pages = new LinkedHashMap<>();
    AttributeValue cut = new Pages(page -> "page " + Content.digest(page)).cut(item);
    for (String page : List.of("a", "b")) {
      pages.put(page, edits.value(3));
    }
    try {
      AttributeValue joined = Pages.joined(edits.more() ? edits.edited(cut) : cut, pages);
      if (incident) {
        check(Incident.class, joined);
      } else {
        check(TaskFile.class, joined);
      }
    } catch (MalformedItemException refused) {
      assertThat(refused.getMessage()).hasSizeLessThan(100_000).endsWith(".");
    }
  }

  /** What is read once is written and read again as the same. */
  private static <T extends Record> void check(Class<T> type, AttributeValue value) {
    T read = RecordReader.read(type, value, "item");
    assertThat(RecordReader.read(type, RecordWriter.write(read), "item")).isEqualTo(read);
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      seeds.add(new byte[] {(byte) i, (byte) (i * 7), 3, (byte) i, 1, (byte) (i * 31), 9, 2, 77});
    }
    seeds.add(Corpus.of("\u0001is\u0002$pages\u0001a\u0003version"));
    return seeds;
  }
}
