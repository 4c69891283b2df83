package dmsmedic.medic.house.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallsTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dmsmedic");

  @TempDir private Path folder;

  private static List<String> broken(JavaClasses classes) {
    return Walls.all()
        .map(rule -> rule.evaluate(classes))
        .filter(result -> result.hasViolation())
        .map(result -> result.getFailureReport().toString())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyWallStands() {
    return Walls.all()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(HOUSE)));
  }

  @Test
  void theWallsAreTriedOnTheHouse() {
    assertThat(HOUSE).isNotEmpty().allMatch(each -> each.getName().startsWith("dmsmedic."));
  }

  @ParameterizedTest(name = "{0} may not import {1}")
  @CsvSource({
    "dmsmedic.core.fault.A, dmsmedic.core.treatment.B, imports of core point left only",
    "dmsmedic.core.fault.log.A, dmsmedic.core.loop.B, imports of core point left only",
    "dmsmedic.core.fault.A, java.io.File, core has no I/O",
    "dmsmedic.core.fault.A, java.nio.file.Path, core has no I/O",
    "dmsmedic.core.fault.A, java.net.URI, core has no I/O",
    "dmsmedic.core.fault.A, java.sql.Connection, core has no I/O",
    "dmsmedic.core.attic.A, java.lang.String, has its place in the order",
    "dmsmedic.taskhealer.dms.A, dmsmedic.taskhealer.cockroach.B, adapters never import each other",
    "dmsmedic.taskhealer.dms.A, dmsmedic.taskhealer.healer.B, nothing imports the wiring",
    "dmsmedic.logwatcher.A, dmsmedic.taskhealer.B, logwatcher may import only",
    "dmsmedic.taskhealer.healer.A, dmsmedic.logwatcher.B, taskhealer may import only",
    "dmsmedic.taskhealer.healer.A, dmsmedic.testkit.B, taskhealer may import only",
    "dmsmedic.events.A, dmsmedic.medic.B, events may import only",
    "dmsmedic.testkit.A, dmsmedic.events.B, testkit may import only",
    "dmsmedic.dmssimulator.A, dmsmedic.core.fault.B, dmssimulator may import only",
    "dmsmedic.cockroachstandin.A, dmsmedic.dmssimulator.B, cockroachstandin may import only",
  })
  void aWrongImportIsCaught(String from, String to, String because) throws IOException {
    assertThat(broken(Compiled.importing(folder, from, to)))
        .singleElement()
        .asString()
        .contains(because);
  }

  @ParameterizedTest(name = "{0} may import {1}")
  @CsvSource({
    "dmsmedic.core.treatment.A, dmsmedic.core.fault.B",
    "dmsmedic.core.fault.A, java.time.Instant",
    "dmsmedic.taskhealer.healer.A, dmsmedic.taskhealer.dms.B",
    "dmsmedic.logwatcher.A, java.net.URI",
    "dmsmedic.medic.A, dmsmedic.dmssimulator.B",
  })
  void aRightImportPasses(String from, String to) throws IOException {
    assertThat(broken(Compiled.importing(folder, from, to))).isEmpty();
  }
}
