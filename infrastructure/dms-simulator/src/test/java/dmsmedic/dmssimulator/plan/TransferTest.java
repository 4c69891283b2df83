package dmsmedic.dmssimulator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.dmssimulator.rows.Column.Lob;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static final Transfer NARROW = new Transfer(1);
  private static final Transfer WIDE = new Transfer(2);

  @Test
  void lengthsAreThoseOfTheEncoding() {
    assertThat(NARROW.length("a€😀", Lob.NCLOB)).isEqualTo(8);
    assertThat(WIDE.length("a€😀", Lob.NCLOB)).isEqualTo(8);
    assertThat(WIDE.length("abc", Lob.NCLOB)).isEqualTo(6);
    assertThat(WIDE.length("abc", Lob.CLOB)).isEqualTo(3);
    assertThat(NARROW.length("\\x00ff", Lob.BLOB)).isEqualTo(2);
  }

  @Test
  void aCutNeverSplitsACharacter() {
    assertThat(NARROW.cut("a€😀", Lob.NCLOB, 3)).isEqualTo("a");
    assertThat(NARROW.cut("a€😀", Lob.NCLOB, 4)).isEqualTo("a€");
    assertThat(NARROW.cut("a€😀", Lob.NCLOB, 7)).isEqualTo("a€");
    assertThat(WIDE.cut("a€😀", Lob.NCLOB, 7)).isEqualTo("a€");
    assertThat(WIDE.cut("a€😀", Lob.NCLOB, 8)).isEqualTo("a€😀");
    assertThat(NARROW.cut("\\x00ff01", Lob.BLOB, 2)).isEqualTo("\\x00ff");
  }
}
