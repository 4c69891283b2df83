package dmsmedic.medic.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.util.stream.Stream;

/** The rule that every Java file is what google-java-format makes of it. */
final class Format {

  private Format() {}

  static Stream<Violation> check(TextFile file) {
    return file.isJava() && !formatted(file).equals(file.text())
        ? Stream.of(
            new Violation(file.path(), 1, "format", "run: mvn -q -N -Pformat process-sources"))
        : Stream.empty();
  }

  private static String formatted(TextFile file) {
    try {
      return new Formatter().formatSourceAndFixImports(file.text());
    } catch (FormatterException e) {
      throw new IllegalStateException(file.path() + " cannot be parsed", e);
    }
  }
}
