package dmsmedic.medic.house;

import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules that need a Java file's types and methods. */
final class SyntaxRules {

  private static final int METHOD_LINES = 50;
  private static final int PARAMETERS = 5;

  private static final Pattern EMPTY_NAME =
      Pattern.compile("(Impl|Util|Utils|Utility|Utilities|Manager|Helper)s?(?![a-z])");

  /** The name of an AWS service, not of a concept of ours. */
  private static final String FOREIGN_NAME = "SecretsManager";

  private SyntaxRules() {}

  static Stream<Violation> check(JavaSource source) {
    String file = source.file().path();
    return Stream.of(
            source.types().stream().flatMap(type -> checkType(source.file(), type)),
            source.methods().stream().flatMap(method -> checkMethod(file, method)),
            source.closedDefaults().stream().flatMap(line -> checkDefault(source.file(), line)))
        .flatMap(Function.identity());
  }

  private static Stream<Violation> checkType(TextFile file, JavaSource.Type type) {
    Stream.Builder<Violation> found = Stream.builder();
    if (EMPTY_NAME.matcher(type.name().replace(FOREIGN_NAME, "")).find()) {
      String wayOut = type.name() + " says nothing; name what it is";
      found.add(new Violation(file.path(), type.line(), "name", wayOut));
    }
    if (type.isPublic() && !file.isTest() && !hasFirstSentence(type.javadoc())) {
      String wayOut = "say in one sentence what " + type.name() + " is, ended by a full stop";
      found.add(new Violation(file.path(), type.line(), "javadoc", wayOut));
    }
    return found.build();
  }

  private static boolean hasFirstSentence(String javadoc) {
    return Pattern.compile("\\w.*?[.:](\\s|$)", Pattern.DOTALL).matcher(javadoc).find();
  }

  private static Stream<Violation> checkDefault(TextFile file, int line) {
    String wayOut = "name every case, so that the compiler asks about the next one";
    return file.isCore()
        ? Stream.of(new Violation(file.path(), line, "default branch", wayOut))
        : Stream.empty();
  }

  private static Stream<Violation> checkMethod(String file, JavaSource.Method method) {
    Stream.Builder<Violation> found = Stream.builder();
    if (method.lines() > METHOD_LINES) {
      String wayOut = method.name() + " has " + method.lines() + " lines, at most " + METHOD_LINES;
      found.add(new Violation(file, method.line(), "method length", wayOut + "; name its parts"));
    }
    if (method.parameters() > PARAMETERS && !method.canonical()) {
      String wayOut =
          method.name() + " has " + method.parameters() + " parameters, at most " + PARAMETERS;
      found.add(new Violation(file, method.line(), "parameters", wayOut + "; find the record"));
    }
    return found.build();
  }
}
