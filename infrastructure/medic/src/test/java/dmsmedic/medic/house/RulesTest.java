package dmsmedic.medic.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each rule, broken once by a small text, and the near miss that it must leave alone. */
class RulesTest {

  private static final String CORE = "functions/core/src/main/java/dmsmedic/core/fault/A.java";
  private static final String TEST = "functions/core/src/test/java/dmsmedic/core/fault/ATest.java";

  private static List<String> rules(Stream<Violation> violations) {
    return violations.map(Violation::rule).toList();
  }

  private static List<String> text(String path, String text) {
    return rules(TextRules.check(new TextFile(path, text)));
  }

  private static List<String> code(String path, String text) {
    return rules(CodeRules.check(new TextFile(path, text)));
  }

  private static List<String> syntax(String path, String text) {
    return rules(SyntaxRules.check(JavaSource.parse(new TextFile(path, text))));
  }

  @Test
  void aViolationSaysWhereAndWhatToDo() {
    assertThat(TextRules.check(new TextFile("a.md", "fine\nnot\tfine\n")))
        .extracting(Violation::toString)
        .singleElement()
        .asString()
        .startsWith("a.md:2: tab: ")
        .endsWith("indent with spaces");
  }

  @Nested
  class OfText {

    @Test
    void javaHasAtMostAHundredColumns() {
      assertThat(text(CORE, "/".repeat(101) + "\n")).containsExactly("columns");
      assertThat(text(CORE, "/".repeat(100) + "\n")).isEmpty();
      assertThat(text("a.md", "/".repeat(101) + "\n")).isEmpty();
    }

    @Test
    void aFileHasAtMostThreeHundredLines() {
      assertThat(text(CORE, "\n".repeat(301))).containsExactly("file length");
      assertThat(text(CORE, "\n".repeat(300))).isEmpty();
    }

    @Test
    void tabsAreForTablesOnly() {
      assertThat(text("pom.xml", "<a>\t</a>\n")).containsExactly("tab");
      assertThat(text("lines.tsv", "a\tb\n")).isEmpty();
    }

    @Test
    void aFileEndsWithANewline() {
      assertThat(text("a.md", "end")).containsExactly("last line");
      assertThat(text("a.md", "")).isEmpty();
    }

    @Test
    void nothingIsMarkedUnfinished() {
      assertThat(text("a.sh", "# TO" + "DO later\n")).containsExactly("unfinished");
      assertThat(text("a.sh", "# FIX" + "ME later\n")).containsExactly("unfinished");
      assertThat(text("a.sh", "# METHOD\n")).isEmpty();
    }

    @Test
    void noFolderOfAMachineIsNamed() {
      Stream.of("work", "root", "home", "tmp/wt")
          .forEach(folder ->
              assertThat(text("a.md", "see /" + folder + "/x\n")).containsExactly("machine path"));
      assertThat(text("a.md", "https://example.com/home/x and /usr/lib/jvm\n")).isEmpty();
    }

    @Test
    void theOnlyAccountIsTheExample() {
      assertThat(text("a.json", "arn:aws:dms:us-east-1:11112222" + "3333:task:A\n"))
          .containsExactly("account number");
      assertThat(text("a.json", "arn:aws:dms:us-east-1:123456789012:task:A\n")).isEmpty();
      assertThat(text("a.json", "1e7b2c3d-0001-4000-8000-11112222" + "3333 1761991200000\n"))
          .isEmpty();
    }
  }

  @Nested
  class OfCode {

    @Test
    void typesAreWritten() {
      assertThat(code(CORE, "class A { void a() { var b = 1; } }")).containsExactly("var");
      assertThat(code(CORE, "// var b = 1\nclass A { String a = \"var b = 1\"; }")).isEmpty();
    }

    @Test
    void nothingSleeps() {
      assertThat(code(TEST, "Thread.sleep(10);")).containsExactly("sleep");
      assertThat(code(TEST, "TimeUnit.SECONDS.sleep(1);")).containsExactly("sleep");
    }

    @Test
    void nothingIsMocked() {
      assertThat(code(TEST, "import org.mockito.Mockito;")).containsExactly("mock");
    }

    @Test
    void importsNameWhatTheyImport() {
      assertThat(code(CORE, "import java.util.*;")).containsExactly("wildcard import");
      assertThat(code(CORE, "import static java.util.Map.*;")).containsExactly("wildcard import");
    }

    @Test
    void coreTakesTheWorldAsArguments() {
      assertThat(code(CORE, "UUID.randomUUID()")).containsExactly("ambient world");
      assertThat(code(TEST, "System.nanoTime()")).isEmpty();
    }

    @Test
    void oneWiringFileReadsTheWallClock() {
      TextFile wiring = new TextFile("functions/f/src/main/java/W.java", "Clock.systemUTC()");
      TextFile second = new TextFile("functions/f/src/main/java/B.java", "Instant.now()");
      TextFile test = new TextFile("functions/f/src/test/java/B.java", "Instant.now(clock)");
      TextFile core = new TextFile(CORE, "System.currentTimeMillis()");
      assertThat(WallClock.check(List.of(wiring, test))).isEmpty();
      assertThat(WallClock.check(List.of(wiring, second))).hasSize(2);
      assertThat(rules(WallClock.check(List.of(core)))).containsExactly("wall clock");
    }

    @Test
    void theCodeIsWhatTheFormatterMakesOfIt() {
      assertThat(rules(Format.check(new TextFile(CORE, "class A{}\n")))).containsExactly("format");
      assertThat(rules(Format.check(new TextFile(CORE, "import java.util.List;\n\nclass A {}\n"))))
          .containsExactly("format");
      assertThat(Format.check(new TextFile(CORE, "class A {}\n"))).isEmpty();
    }
  }

  @Nested
  class OfSyntax {

    @Test
    void aMethodHasAtMostFiftyLines() {
      assertThat(syntax(CORE, "class A {\nvoid a() {\n" + "int b;\n".repeat(49) + "}\n}\n"))
          .containsExactly("method length");
      assertThat(syntax(CORE, "class A {\nvoid a() {\n" + "int b;\n".repeat(48) + "}\n}\n"))
          .isEmpty();
    }

    @Test
    void aMethodTakesAtMostFiveParameters() {
      String six = "(int a, int b, int c, int d, int e, int f)";
      assertThat(syntax(CORE, "class A { void a" + six + " {} }")).containsExactly("parameters");
      assertThat(syntax(CORE, "class A { A" + six + " {} }")).containsExactly("parameters");
      assertThat(syntax(CORE, "record A" + six + " { A {} }")).isEmpty();
      assertThat(syntax(CORE, "record A" + six + " { A" + six + " { this.a = a; } }")).isEmpty();
      assertThat(syntax(CORE, "record A(int a) { A" + six + " { this(a); } }"))
          .containsExactly("parameters");
    }

    @Test
    void coreNamesEveryCase() {
      String head = "class A { int a(Object o) { return switch (o) { ";
      assertThat(syntax(CORE, head + "case B b -> 1; default -> 2; }; } }"))
          .containsExactly("default branch");
      assertThat(syntax(CORE, "class A { void a(C c) { switch (c) { case D: default: } } }"))
          .containsExactly("default branch");
      assertThat(syntax(CORE, head + "case \"b\" -> 1; default -> 2; }; } }")).isEmpty();
      assertThat(syntax(TEST, head + "case B b -> 1; default -> 2; }; } }")).isEmpty();
    }

    @Test
    void aNameSaysWhatTheThingIs() {
      Stream.of("TaskImpl", "TaskManager", "StringUtils", "TestHelper", "Util")
          .forEach(
              name -> assertThat(syntax(TEST, "class " + name + " {}")).containsExactly("name"));
      assertThat(syntax(TEST, "class Implication {}")).isEmpty();
      assertThat(syntax(TEST, "class SecretsManagerSecrets {}")).isEmpty();
    }

    @Test
    void aPublicTypeSaysWhatItIs() {
      assertThat(syntax(CORE, "public class A {}")).containsExactly("javadoc");
      assertThat(syntax(CORE, "/** @param a a */ public record A(int a) {}"))
          .containsExactly("javadoc");
      assertThat(syntax(CORE, "/** An A. */ public class A {}")).isEmpty();
      assertThat(syntax(TEST, "public class A {}")).isEmpty();
    }
  }

  @Nested
  class OfRooms {

    private static final String ROOM = "functions/core/src/main/java/dmsmedic/core/fault/";

    private static TextFile introduction(String text) {
      return new TextFile(ROOM + "package-info.java", text);
    }

    @Test
    void aPackageHasAtMostTwelveFiles() {
      List<TextFile> thirteen =
          IntStream.range(0, 13).mapToObj(i -> new TextFile(ROOM + i + ".java", "")).toList();
      assertThat(rules(RoomRules.fullRooms(thirteen))).containsExactly("package size");
      assertThat(RoomRules.fullRooms(thirteen.subList(1, 13))).isEmpty();
    }

    @Test
    void aPackageIsIntroducedAndNullMarked() {
      TextFile file = new TextFile(CORE, "");
      TextFile test = new TextFile(TEST, "");
      TextFile unmarked = introduction("/** What can go wrong. */\npackage a;\n");
      TextFile silent = introduction("@NullMarked\npackage a;\n");
      TextFile good = introduction("/** What can go wrong. */\n@NullMarked\npackage a;\n");
      Stream.of(List.of(file), List.of(file, unmarked), List.of(file, silent))
          .forEach(files ->
              assertThat(rules(RoomRules.namelessRooms(files))).containsExactly("package-info"));
      assertThat(RoomRules.namelessRooms(List.of(file, test, good))).isEmpty();
    }

    @Test
    void theMedianMethodHasFewerThanEightLines() {
      String eight = "void a() {\n" + "int b;\n".repeat(6) + "}\n";
      String seven = "void a() {\n" + "int b;\n".repeat(5) + "}\n";
      JavaSource coarse =
          JavaSource.parse(new TextFile(CORE, "class A {\n" + eight.repeat(10) + "}\n"));
      JavaSource fine =
          JavaSource.parse(new TextFile(CORE, "class A {\n" + seven.repeat(10) + "}\n"));
      assertThat(rules(RoomRules.coarse(List.of(coarse)))).containsExactly("median method length");
      assertThat(RoomRules.coarse(List.of(fine))).isEmpty();
    }

    @Test
    void aTypeThatNothingNamesIsDead() {
      TextFile dead = new TextFile(CORE, "class A { A a; }");
      TextFile test = new TextFile(TEST, "class ATest { A a; }");
      TextFile user = new TextFile(ROOM + "B.java", "class B { A a; }");
      TextFile template = new TextFile("template.yaml", "Handler: dmsmedic.core.fault.A::a");
      List<JavaSource> sources = List.of(JavaSource.parse(dead));
      assertThat(rules(RoomRules.dead(List.of(dead, test), sources))).containsExactly("dead file");
      assertThat(RoomRules.dead(List.of(dead, user), sources)).isEmpty();
      assertThat(RoomRules.dead(List.of(dead, template), sources)).isEmpty();
    }

    @Test
    void whatIsNamedLikeAFuzzTargetIsOne() {
      String path = TEST.replace("ATest", "AFuzzTest");
      TextFile other = new TextFile(path, "// extends FuzzContract\nclass AFuzzTest {}");
      TextFile good = new TextFile(path, "class AFuzzTest extends FuzzContract {}");
      assertThat(rules(RoomRules.noTargets(List.of(other)))).containsExactly("fuzz target");
      assertThat(RoomRules.noTargets(List.of(good, new TextFile(TEST, "class A {}")))).isEmpty();
    }

    @Test
    void whatAFuzzTargetBrokeAtIsStillTried() {
      String resources = "functions/core/src/test/resources/fuzz/";
      TextFile target =
          new TextFile(TEST.replace("ATest", "AFuzzTest"), "class AFuzzTest extends FuzzContract");
      TextFile find = new TextFile(resources + "AFuzzTest/it-broke.b64", "QQ==");
      TextFile renamed = new TextFile(resources + "BFuzzTest/it-broke.b64", "QQ==");
      TextFile elsewhere =
          new TextFile(find.path().replace("functions/core", "functions/events"), "QQ==");
      Stream.of(renamed, elsewhere)
          .forEach(orphan ->
              assertThat(rules(RoomRules.orphans(List.of(target, orphan))))
                  .containsExactly("fuzz corpus"));
      assertThat(RoomRules.orphans(List.of(target, find))).isEmpty();
    }
  }
}
