package dmsmedic.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.given.Clusters;
import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Seen;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.MigrationType;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.treatment.Treatment.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every phase, in every situation, before and after its deadline, against {@code transitions.txt};
 * and under every word of the operator's tags, against {@code tags.txt}.
 *
 * <p>The table is written by hand or reviewed line by line; a phase or a situation that is new
 * fails here until somebody has said what is to be decided.
 */
class TransitionTableTest {

  private static final Set<Class<?>> ABOUT_RECOVERY =
      Set.of(
          Phase.CreatingRecovery.class,
          Phase.StartingRecovery.class,
          Phase.LoadingRecovery.class,
          Phase.DeletingRecovery.class);

  private static final Set<Class<?>> LOOKS_TWICE =
      Set.of(Phase.Planning.class, Phase.Modifying.class, Phase.Proving.class);

  private static final Set<Class<?>> OURS_TO_START =
      Set.of(
          Phase.Stopping.class,
          Phase.Modifying.class,
          Phase.Starting.class,
          Phase.Paused.class,
          Phase.Withdrawing.class);

  /**
   * No stop of ours outlives the phases that need it; every write of the loop's tests checks it.
   */
  private static boolean impossible(Class<?> phase, Situation situation) {
    return situation == Situation.STOPPED_BY_US
        && !OURS_TO_START.contains(phase)
        && !ABOUT_RECOVERY.contains(phase);
  }

  /** What an operator's tags say from one moment to the next. */
  private static final Map<String, Map<String, String>> TAGS =
      Map.of(
          "heal", Map.of(Mode.TAG, "heal"),
          "pause", Map.of(Mode.TAG, "heal", Mode.PAUSE_TAG, "yes"),
          "approve", Map.of(Mode.TAG, "approve"),
          "observe", Map.of(Mode.TAG, "observe"),
          "off", Map.of(Mode.TAG, "off"),
          "untagged", Map.of());

  @Test
  void everyPairIsDecidedAsTheTableSays() {
    assertThat(walked()).isEqualTo(declared("transitions.txt"));
  }

  @Test
  void everyTagIsObeyedInEveryPhaseAsTheTableSays() {
    assertThat(tagged()).isEqualTo(declared("tags.txt"));
  }

  /** Phase and tags, with the decision where the task is as the phase expects it. */
  private static Map<String, String> tagged() {
    Map<String, String> all = new TreeMap<>();
    for (Class<?> phase : phases()) {
      TAGS.forEach((word, tags) -> {
        Incident incident = incident(phase, usual(phase), Duration.ofMinutes(1));
        Seen seen = seen(incident, phase, usual(phase), tags);
        all.put(phase.getSimpleName() + " " + word, told(phase, incident, seen));
      });
    }
    return all;
  }

  /** The situation in which a phase does what it is there for. */
  private static Situation usual(Class<?> phase) {
    if (phase == Phase.CreatingRecovery.class) {
      return Situation.GONE;
    }
    boolean stopped =
        phase == Phase.Modifying.class
            || phase == Phase.Starting.class
            || phase == Phase.Withdrawing.class
            || phase == Phase.DeletingRecovery.class;
    return stopped ? Situation.STOPPED_BY_US : Situation.RUNNING;
  }

  private static Seen seen(
      Incident incident, Class<?> phase, Situation situation, Map<String, String> tags) {
    if (!ABOUT_RECOVERY.contains(phase)) {
      return situation.ofTask(tagged(GivenTask.running(), tags)).cluster(cluster(phase));
    }
    Seen parent = Seen.of(tagged(GivenTask.finishedFullLoad(), tags));
    GivenTask ours = ours(incident);
    return switch (situation) {
      case GONE -> parent;
      case STOPPED_BY_US -> parent.recovery(ours.stopped("FULL_LOAD_ONLY_FINISHED", Cases.NOW));
      case RUNNING, STOPPED_BY_OTHER, FAILED, UNKNOWN ->
          parent.recovery(
              phase == Phase.StartingRecovery.class ? ours.status(TaskStatus.READY) : ours);
    };
  }

  /** Where a role is about to be set it is not set yet, or nothing would be left to decide. */
  private static ClusterView cluster(Class<?> phase) {
    return phase == Phase.SettingRoles.class ? Clusters.with() : Clusters.healed();
  }

  private static GivenTask tagged(GivenTask given, Map<String, String> tags) {
    GivenTask bare = given.untagged();
    tags.forEach(bare::tag);
    return bare;
  }

  /** Phase and situation, with the decisions in time and late. */
  static Map<String, String> walked() {
    Map<String, String> all = new TreeMap<>();
    for (Class<?> phase : phases()) {
      for (Situation situation : Situation.values()) {
        String decisions =
            impossible(phase, situation)
                ? "impossible"
                : decided(phase, situation, Duration.ofMinutes(1))
                    + " | "
                    + decided(phase, situation, Duration.ofHours(25));
        all.put(phase.getSimpleName() + " " + situation, decisions);
      }
    }
    return all;
  }

  static List<Class<?>> phases() {
    return Arrays.asList(Phase.class.getPermittedSubclasses());
  }

  private static String decided(Class<?> kind, Situation situation, Duration ago) {
    Incident incident = incident(kind, situation, ago);
    GivenTask given = GivenTask.running();
    if (kind == Phase.Paused.class) {
      given.tag(Mode.PAUSE_TAG, "yes");
    }
    Seen seen =
        ABOUT_RECOVERY.contains(kind)
            ? situation.ofRecovery(ours(incident))
            : situation.ofTask(given).cluster(cluster(kind));
    return told(kind, incident, seen);
  }

  private static String told(Class<?> kind, Incident incident, Seen seen) {
    Belts belts = kind == Phase.Held.class ? Cases.STORM : Cases.BELTS;
    return Told.of(incident, Deciding.decide(incident, seen.observation(), belts, Cases.NOW));
  }

  private static Incident incident(Class<?> kind, Situation situation, Duration ago) {
    Instant since = Cases.NOW.minus(ago);
    boolean recovery = ABOUT_RECOVERY.contains(kind);
    Incident incident =
        Cases.in(Cases.phase(kind, since), recovery ? Route.RECOVERY_TASK : Route.RELOAD);
    if (LOOKS_TWICE.contains(kind)) {
      incident = Cases.looked(incident);
    }
    if (kind == Phase.SettingRoles.class) {
      incident = incident.withPlan(incident.plan().narrowed(Cases.withRole()));
    }
    if (kind == Phase.AwaitingApproval.class) {
      incident = incident.withPlan(incident.plan().withConcerns(List.of("ROWS_UNEXPLAINED")));
    }
    boolean still = situation == Situation.GONE || situation == Situation.UNKNOWN;
    boolean ours = situation == Situation.STOPPED_BY_US || still;
    if (ours && OURS_TO_START.contains(kind)) {
      incident = Cases.stopped(incident);
    }
    if (recovery && kind != Phase.CreatingRecovery.class) {
      incident = incident.withHand(incident.hand().withRecovery(Optional.of(Cases.RECOVERY)));
    }
    return kind == Phase.Soaking.class ? Cases.whole(incident) : incident;
  }

  private static GivenTask ours(Incident incident) {
    return GivenTask.running()
        .arn(Cases.RECOVERY, incident.recoveryIdentifier())
        .type(MigrationType.FULL_LOAD)
        .tag(Mode.INCIDENT_TAG, incident.id());
  }

  private static Map<String, String> declared(String file) {
    Map<String, String> all = new TreeMap<>();
    for (String line : table(file).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" *\\| *", 2);
        all.put(parts[0].strip().replaceAll(" +", " "), parts[1].replaceAll(" +", " ").strip());
      }
    }
    return all;
  }

  private static String table(String file) {
    try (InputStream in = TransitionTableTest.class.getResourceAsStream(file)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
