package dmsmedic.medic.house.imports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules about who may import whom; each holds for packages that do not exist yet, too. */
final class Walls {

  /** Imports point left only; a new package of core says here where it stands. */
  static final List<String> CORE_FROM_LEFT_TO_RIGHT =
      List.of(
          "redaction",
          "migration",
          "mapping",
          "fault",
          "observation",
          "treatment",
          "proof",
          "belt",
          "incident",
          "fleet",
          "assessment",
          "decision",
          "triage",
          "announcement",
          "pace",
          "loop");

  static final List<String> ADAPTERS =
      List.of("dms", "cockroach", "cloudwatch", "dynamodb", "notify", "secrets");

  /** What knows neither files, nor sockets, nor a database. */
  private static final String[] PURE = {
    "dmsmedic.core..",
    "java.lang..",
    "java.math",
    "java.nio.charset",
    "java.security",
    "java.text",
    "java.time..",
    "java.util",
    "java.util.concurrent..",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "org.jspecify.annotations"
  };

  private static final List<String> DEPLOYED =
      List.of("core", "events", "logwatcher", "taskhealer");

  private static final List<String> INFRASTRUCTURE =
      List.of("testkit", "dmssimulator", "cockroachstandin", "medic");

  private Walls() {}

  static Stream<ArchRule> all() {
    return Stream.of(
            coreImportsLeftOnly(), coreIsPure(), adaptersStandApart(), functionsStandApart())
        .flatMap(rules -> rules)
        .map(rule -> rule.allowEmptyShould(true));
  }

  private static Stream<ArchRule> coreImportsLeftOnly() {
    List<String> rooms = CORE_FROM_LEFT_TO_RIGHT;
    return IntStream.range(0, rooms.size() - 1)
        .mapToObj(i ->
            noImports(
                rooms("core.", List.of(rooms.get(i))),
                rooms("core.", rooms.subList(i + 1, rooms.size())),
                "imports of core point left only"));
  }

  private static Stream<ArchRule> coreIsPure() {
    return Stream.of(
        classes()
            .that()
            .resideInAPackage("dmsmedic.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(PURE)
            .because("core has no I/O, no clock and no library"),
        classes()
            .that()
            .resideInAPackage("dmsmedic.core..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .resideInAnyPackage(rooms("core.", CORE_FROM_LEFT_TO_RIGHT))
            .because("a package of core has its place in the order of imports"));
  }

  private static Stream<ArchRule> adaptersStandApart() {
    Stream<ArchRule> apart =
        ADAPTERS.stream()
            .map(adapter ->
                noImports(
                    rooms("taskhealer.", List.of(adapter)),
                    rooms("taskhealer.", without(ADAPTERS, adapter::equals)),
                    "adapters never import each other"));
    ArchRule healer =
        noClasses()
            .that()
            .resideInAPackage("dmsmedic.taskhealer..")
            .and()
            .resideOutsideOfPackage("dmsmedic.taskhealer.healer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dmsmedic.taskhealer.healer..")
            .because("nothing imports the wiring");
    return Stream.concat(apart, Stream.of(healer));
  }

  private static Stream<ArchRule> functionsStandApart() {
    List<String> modules = Stream.of(DEPLOYED, INFRASTRUCTURE).flatMap(List::stream).toList();
    return Stream.of(
        onlyOurs("core", List.of("core"), modules),
        onlyOurs("events", List.of("core", "events"), modules),
        onlyOurs("logwatcher", List.of("core", "events", "logwatcher"), modules),
        onlyOurs("taskhealer", List.of("core", "events", "taskhealer"), modules),
        onlyOurs("testkit", List.of("core", "testkit"), modules),
        onlyOurs("dmssimulator", List.of("dmssimulator"), modules),
        onlyOurs("cockroachstandin", List.of("cockroachstandin"), modules));
  }

  private static ArchRule onlyOurs(String module, List<String> allowed, List<String> modules) {
    return noImports(
        rooms("", List.of(module)),
        rooms("", without(modules, allowed::contains)),
        "of ours, " + module + " may import only " + allowed);
  }

  private static ArchRule noImports(String[] from, String[] to, String because) {
    return noClasses()
        .that()
        .resideInAnyPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to)
        .because(because);
  }

  private static String[] rooms(String parent, List<String> names) {
    return names.stream().map(name -> "dmsmedic." + parent + name + "..").toArray(String[]::new);
  }

  private static List<String> without(List<String> names, Predicate<String> left) {
    return names.stream().filter(left.negate()).toList();
  }
}
