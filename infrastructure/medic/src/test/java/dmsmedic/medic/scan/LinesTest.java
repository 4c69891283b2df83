package dmsmedic.medic.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static List<String> lines(String text) throws IOException {
    Lines lines = new Lines(new StringReader(text));
    List<String> all = new ArrayList<>();
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get());
    }
    return all;
  }

  @Test
  void linesEndAsTheyDoOnAnySystem() throws IOException {
    assertThat(lines("a\nb\r\n\nc")).containsExactly("a", "b", "", "c");
    assertThat(lines("a\n")).containsExactly("a");
    assertThat(lines("\n")).containsExactly("");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void aLineThatSpansBuffersIsWhole() throws IOException {
    String longLine = "x".repeat(200_000);

    assertThat(lines(longLine + "\n" + longLine + "\r\n")).containsExactly(longLine, longLine);
  }

  @Test
  void aLineIsCutAtItsBound() throws IOException {
    assertThat(lines("x".repeat(Lines.CHARS_MAX * 2) + "\nnext"))
        .containsExactly("x".repeat(Lines.CHARS_MAX), "next");
  }
}
