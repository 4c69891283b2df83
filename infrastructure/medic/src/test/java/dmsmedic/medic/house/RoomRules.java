package dmsmedic.medic.house;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules about packages and modules: how full, how introduced, how fine-grained, how used, and
 * that what a fuzz target once broke at is still tried.
 */
final class RoomRules {

  private static final int FILES = 12;
  private static final int MEDIAN_METHOD_LINES = 8;

  /** Fewer methods than this say nothing about a module's grain. */
  private static final int METHODS_TO_JUDGE = 10;

  private static final Pattern ENTRANCE =
      Pattern.compile("void main\\(|implements RequestStreamHandler|implements RequestHandler");

  private static final Pattern SENTENCE = Pattern.compile("(?s)\\A/\\*\\*[\\s*]+\\w.*?\\..*?\\*/");

  private static final Pattern FUZZED = Pattern.compile("/src/test/resources/fuzz/([^/]+)/");
  private static final Pattern TARGET = Pattern.compile("\\bextends FuzzContract\\b");

  private RoomRules() {}

  static Stream<Violation> check(List<TextFile> files, List<JavaSource> sources) {
    return Stream.of(
            fullRooms(files),
            namelessRooms(files),
            coarse(sources),
            dead(files, sources),
            noTargets(files),
            orphans(files))
        .flatMap(Function.identity());
  }

  static Stream<Violation> fullRooms(List<TextFile> files) {
    return javaBy(files, TextFile::folder).entrySet().stream()
        .filter(room -> room.getValue().stream().filter(RoomRules::furniture).count() > FILES)
        .map(room -> {
          String wayOut = "at most " + FILES + " files; find the second room in it";
          return new Violation(room.getKey(), 1, "package size", wayOut);
        });
  }

  /** A package is introduced once, in main or, where it is a room of tests only, in test. */
  static Stream<Violation> namelessRooms(List<TextFile> files) {
    return javaBy(files, RoomRules::packageOfModule).values().stream()
        .filter(room -> room.stream().noneMatch(RoomRules::introduces))
        .map(room -> {
          String wayOut = "package-info.java with a sentence of Javadoc and @NullMarked";
          return new Violation(room.getFirst().folder(), 1, "package-info", wayOut);
        });
  }

  static Stream<Violation> coarse(List<JavaSource> sources) {
    return sources.stream()
        .filter(source -> !source.file().isTest())
        .collect(Collectors.groupingBy(s -> s.file().module(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(module -> coarseModule(module.getKey(), module.getValue()));
  }

  private static Stream<Violation> coarseModule(String module, List<JavaSource> sources) {
    List<Integer> lengths =
        sources.stream()
            .flatMap(source -> source.methods().stream())
            .filter(JavaSource.Method::body)
            .map(JavaSource.Method::lines)
            .sorted()
            .toList();
    if (lengths.size() < METHODS_TO_JUDGE
        || lengths.get(lengths.size() / 2) < MEDIAN_METHOD_LINES) {
      return Stream.empty();
    }
    String wayOut = "half of its methods have 8 lines or more; name the parts of the longest";
    return Stream.of(new Violation(module, 1, "median method length", wayOut));
  }

  /** Main types that nothing names: no main code, and no file that is not Java. */
  static Stream<Violation> dead(List<TextFile> files, List<JavaSource> sources) {
    return sources.stream()
        .filter(source -> !source.file().isTest() && furniture(source.file()))
        .filter(source -> !ENTRANCE.matcher(source.file().text()).find())
        .filter(source -> source.types().stream().noneMatch(t -> named(t, source.file(), files)))
        .map(source -> {
          String wayOut = "nothing names it but its own file and tests; delete it or use it";
          return new Violation(source.file().path(), 1, "dead file", wayOut);
        });
  }

  private static boolean named(JavaSource.Type type, TextFile own, List<TextFile> files) {
    Pattern name = Pattern.compile("\\b" + Pattern.quote(type.name()) + "\\b");
    boolean forTests = own.path().startsWith("infrastructure/");
    return files.stream()
        .filter(file -> !file.path().equals(own.path()) && !file.path().endsWith(".md"))
        .filter(file -> forTests || !file.isTest())
        .anyMatch(file -> name.matcher(file.text()).find());
  }

  /** What is named like a fuzz target and is none. */
  static Stream<Violation> noTargets(List<TextFile> files) {
    return files.stream()
        .filter(file -> file.name().endsWith("FuzzTest.java") && !target(file))
        .map(file -> {
          String wayOut = "extend FuzzContract, or name it otherwise";
          return new Violation(file.path(), 1, "fuzz target", wayOut);
        });
  }

  /** Inputs that are kept for a fuzz target that their module does not have. */
  static Stream<Violation> orphans(List<TextFile> files) {
    Set<String> targets =
        files.stream()
            .filter(RoomRules::target)
            .map(file -> file.module() + ":" + file.name())
            .collect(Collectors.toSet());
    return files.stream()
        .flatMap(file ->
            FUZZED
                .matcher(file.path())
                .results()
                .map(found -> file.module() + ":" + found.group(1) + ".java")
                .filter(target -> !targets.contains(target))
                .map(target -> {
                  String wayOut = "nothing tries it; name its folder as the target is named";
                  return new Violation(file.path(), 1, "fuzz corpus", wayOut);
                }));
  }

  private static boolean target(TextFile file) {
    return file.isJava() && file.isTest() && TARGET.matcher(file.code().text()).find();
  }

  private static boolean furniture(TextFile file) {
    return !file.name().equals("package-info.java");
  }

  private static boolean introduces(TextFile file) {
    return file.name().equals("package-info.java")
        && file.text().contains("@NullMarked")
        && SENTENCE.matcher(file.text()).find();
  }

  private static String packageOfModule(TextFile file) {
    return file.folder().replace("/src/test/java/", "/src/main/java/");
  }

  private static Map<String, List<TextFile>> javaBy(
      List<TextFile> files, Function<TextFile, String> key) {
    return files.stream()
        .filter(TextFile::isJava)
        .filter(file -> !file.module().isEmpty())
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }
}
