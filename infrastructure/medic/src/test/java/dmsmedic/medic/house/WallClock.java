package dmsmedic.medic.house;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule that time is an argument: one file of a module's main code may read the wall clock, and
 * one of its test code; no file of core, events and test-kit may.
 */
final class WallClock {

  private static final Pattern READ =
      Pattern.compile(
          "\\bcurrentTimeMillis\\b|\\bClock\\.(system|tick)\\w*"
              + "|\\b(Instant|Local\\w+|\\w+DateTime|Year\\w*)\\.now\\(\\s*\\)|new Date\\(\\)");

  private static final Pattern TIMELESS =
      Pattern.compile("functions/(core|events)( tests)?|infrastructure/test-kit( tests)?");

  private WallClock() {}

  static Stream<Violation> check(List<TextFile> files) {
    return files.stream()
        .filter(TextFile::isJava)
        .collect(Collectors.groupingBy(WallClock::room, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(WallClock::beyondTheFirst);
  }

  private static String room(TextFile file) {
    return file.module() + (file.isTest() ? " tests" : "");
  }

  private static Stream<Violation> beyondTheFirst(Map.Entry<String, List<TextFile>> room) {
    List<List<Violation>> readers =
        room.getValue().stream().map(WallClock::reads).filter(r -> !r.isEmpty()).toList();
    boolean timeless = TIMELESS.matcher(room.getKey()).matches();
    return timeless || readers.size() > 1 ? readers.stream().flatMap(List::stream) : Stream.empty();
  }

  private static List<Violation> reads(TextFile file) {
    return file.code()
        .matches(READ, "wall clock", "take a java.time.Clock; one wiring file reads the real one")
        .toList();
  }
}
