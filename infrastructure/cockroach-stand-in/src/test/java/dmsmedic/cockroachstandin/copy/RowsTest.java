package dmsmedic.cockroachstandin.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.cockroachstandin.copy.CopyStatement.CopyFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows out of bytes, however the bytes are cut. */
final class RowsTest {
  private static final CopyFormat CSV =
      new CopyFormat(true, Optional.empty(), Optional.empty(), Optional.empty(), false);
  private static final CopyFormat DMS =
      new CopyFormat(true, Optional.of(","), Optional.of("attNULL"), Optional.of("\\"), false);
  private static final CopyFormat TEXT =
      new CopyFormat(false, Optional.empty(), Optional.empty(), Optional.empty(), false);

  private static List<String> split(CopyFormat format, String data, int piece) {
    List<String> rows = new ArrayList<>();
    RowSplitter splitter =
        new RowSplitter(format, row -> rows.add(new String(row, StandardCharsets.UTF_8)));
    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += piece) {
      splitter.feed(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + piece)));
    }
    splitter.finish();
    return rows;
  }

  @Test
  void rowsAreTheSameHoweverTheBytesAreCut() {
    String data = "1,\"a\nb\"\"c\n\"\n2,é\n3,last";
    for (int piece = 1; piece <= 30; piece++) {
      assertThat(split(CSV, data, piece))
          .containsExactly("1,\"a\nb\"\"c\n\"\n", "2,é\n", "3,last\n");
    }
  }

  @Test
  void anEscapedQuoteDoesNotEndAValue() {
    assertThat(split(DMS, "1,\"a\\\"\nb\"\n2,x\n", 3)).containsExactly("1,\"a\\\"\nb\"\n", "2,x\n");
    RowFields fields =
        RowFields.of("1,\"a\\\",\\\\b\",c\r\n".getBytes(StandardCharsets.UTF_8), DMS);
    assertThat(fields.count()).isEqualTo(3);
    assertThat(new String(fields.value(1), StandardCharsets.UTF_8)).isEqualTo("a\",\\b");
  }

  @Test
  void theEndMarkOfTextIsNotARow() {
    assertThat(split(TEXT, "1\ta\n\\.\n", 100)).containsExactly("1\ta\n");
  }

  @Test
  void fieldsCanBeLeftOut() {
    RowFields fields = RowFields.of("a,\"b,b\",c,d\n".getBytes(StandardCharsets.UTF_8), CSV);
    assertThat(new String(fields.without(Set.of(0, 2)), StandardCharsets.UTF_8))
        .isEqualTo("\"b,b\",d\n");
  }
}
