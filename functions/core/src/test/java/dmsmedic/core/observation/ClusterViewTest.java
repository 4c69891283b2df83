package dmsmedic.core.observation;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_ATOMIC_ENABLED;
import static dmsmedic.core.observation.SessionVariable.COPY_FROM_RETRIES_ENABLED;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.given.Clusters;
import dmsmedic.core.given.Tables;
import dmsmedic.core.observation.ClusterView.RoleDefault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Precedence of defaults, versions, and memory. */
class ClusterViewTest {

  @Test
  void roleAndDatabaseBeatRoleBeatsAllAndDatabaseBeatsAllBeatsBuiltIn() {
    List<RoleDefault> defaults = new ArrayList<>();
    assertThat(effective(defaults)).contains("off");
    defaults.add(of("all", Optional.empty(), true));
    assertThat(effective(defaults)).contains("all");
    defaults.add(of("all in database", Optional.of("defaultdb"), true));
    assertThat(effective(defaults)).contains("all in database");
    defaults.add(of("role", Optional.empty(), false));
    assertThat(effective(defaults)).contains("role");
    defaults.add(of("role elsewhere", Optional.of("elsewhere"), false));
    assertThat(effective(defaults)).contains("role");
    defaults.add(of("role in database", Optional.of("defaultdb"), false));
    assertThat(effective(defaults)).contains("role in database");
  }

  @Test
  void rootHasNoDefaults() {
    ClusterView root = Clusters.of("root", List.of(of("true", Optional.empty(), true)));
    assertThat(root.effective(COPY_FROM_RETRIES_ENABLED, "defaultdb")).contains("off");
  }

  @Test
  void aVariableThatTheClusterDoesNotKnowHasNoValue() {
    assertThat(Clusters.tooOld().knows(COPY_FROM_RETRIES_ENABLED)).isFalse();
    assertThat(Clusters.tooOld().effective(COPY_FROM_RETRIES_ENABLED, "x")).isEmpty();
    assertThat(Clusters.retriesOnly().knows(COPY_FROM_ATOMIC_ENABLED)).isFalse();
    assertThat(COPY_FROM_ATOMIC_ENABLED.word()).isEqualTo("copy_from_atomic_enabled");
    assertThat(SessionVariable.on("ON")).isTrue();
    assertThat(SessionVariable.on("false")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "CockroachDB CCL v22.2.4 (x86_64-pc-linux-gnu), 22, 2, 4, true",
    "CockroachDB CCL v22.2.3 (x86_64-pc-linux-gnu), 22, 2, 3, false",
    "CockroachDB CCL v23.1.0-alpha.1, 23, 1, 0, true",
    "v22.10.1, 22, 10, 1, true",
  })
  void versions(String text, int year, int minor, int patch, boolean knowsRetries) {
    ClusterVersion version = ClusterVersion.in(text).orElseThrow();
    assertThat(version).isEqualTo(new ClusterVersion(year, minor, patch));
    assertThat(version.atLeast(22, 2, 4)).isEqualTo(knowsRetries);
    assertThat(version).hasToString("v%d.%d.%d".formatted(year, minor, patch));
  }

  @Test
  void aBuildWithoutVersionHasNone() {
    assertThat(ClusterVersion.in("CockroachDB CCL devel")).isEmpty();
    assertThat(ClusterVersion.in("v99999.1.1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dms.t3.micro, 1024",
    "dms.t3.medium, 4096",
    "dms.c5.xlarge, 8192",
    "dms.r5.4xlarge, 131072",
    "dms.x9.metal, 1024",
    "nonsense, 1024",
  })
  void memoryOfAnInstance(String name, int memoryMb) {
    assertThat(new InstanceClass(name).memoryMb()).isEqualTo(memoryMb);
  }

  @Test
  void answersKeepTheirReason() {
    Answer<Integer> unknown = Answer.unknown("Why.");
    assertThat(unknown.map(n -> n + 1).reason()).isEqualTo("Why.");
    assertThat(Answer.known(1).map(n -> n + 1).found()).contains(2);
    assertThat(Answer.known(1).reason()).isEmpty();
    assertThat(Observation.nothing().knownTask()).isEmpty();
    assertThat(Observation.nothing().statistics(Tables.INTEGRATION)).isEmpty();
  }

  private static Optional<String> effective(List<RoleDefault> defaults) {
    return Clusters.of(Clusters.ROLE, defaults).effective(COPY_FROM_RETRIES_ENABLED, "defaultdb");
  }

  private static RoleDefault of(String value, Optional<String> database, boolean everyRole) {
    return new RoleDefault(COPY_FROM_RETRIES_ENABLED, value, database, everyRole);
  }
}
