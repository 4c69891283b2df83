package dmsmedic.dmssimulator.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.TableName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodedLineTest {
  private static final TableName NOTE = new TableName("public", "note");

  private static Row row(String... pairs) {
    Row row = Row.empty();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put(pairs[i], Optional.of(pairs[i + 1]));
    }
    return row;
  }

  @Test
  void valuesOfEveryNotationAreRead() {
    String line =
        "table public.note: INSERT: id[integer]:1 \"odd [na\"\"me\"[text]:'it''s\nso'"
            + " tags[text[]]:'{a,b}' none[character varying]:null ok[boolean]:true bits[bit]:B'01'";
    Row expected = row("id", "1", "odd [na\"me", "it's\nso", "tags", "{a,b}");
    expected.put("none", Optional.empty());
    expected.put("ok", Optional.of("true"));
    expected.put("bits", Optional.of("01"));
    assertThat(DecodedLine.read(7, line)).contains(new Change.Insert(NOTE, 7, expected));
  }

  @Test
  void anUnchangedOutOfLineValueIsNotKnown() {
    String line =
        "table public.note: UPDATE: id[integer]:1 body[text]:unchanged-toast-datum n[integer]:2";
    assertThat(DecodedLine.read(7, line))
        .contains(new Change.Update(NOTE, 7, Row.empty(), row("id", "1", "n", "2")));
  }

  @Test
  void aChangedKeyComesWithTheOldOne() {
    String line =
        "table public.note: UPDATE: old-key: id[integer]:1 new-tuple: id[integer]:2 n[text]:'x'";
    assertThat(DecodedLine.read(7, line))
        .contains(new Change.Update(NOTE, 7, row("id", "1"), row("id", "2", "n", "x")));
  }

  @Test
  void quotedTableNamesAreRead() {
    String line = "table \"My.Schema\".\"a:b\": DELETE: id[integer]:1";
    assertThat(DecodedLine.read(7, line))
        .contains(new Change.Delete(new TableName("My.Schema", "a:b"), 7, row("id", "1")));
  }

  @Test
  void whatIsNoChangeOfARowIsPassedOver() {
    assertThat(DecodedLine.read(7, "BEGIN 7")).isEmpty();
    assertThat(DecodedLine.read(7, "table public.note: TRUNCATE: (no-flags)")).isEmpty();
    assertThat(DecodedLine.read(7, "table public.note: DELETE: (no-tuple-data)")).isEmpty();
    assertThat(DecodedLine.read(7, "message: transactional: 1 prefix: awsdms, sz: 0 content:"))
        .isEmpty();
  }
}
