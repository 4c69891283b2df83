package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.loop.Loop;
import dmsmedic.core.observation.Answer;
import dmsmedic.testkit.simulation.mutant.Mutant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SoakTest {
  private final StringBuilder printed = new StringBuilder();

  @Test
  void aSoakCountsItsRunsAndSaysWhatNobodyWalked() throws InterruptedException {
    assertThat(soak(Map.of("soak.first", "25", "soak.seeds", "6"), UnaryOperator.identity()))
        .isTrue();

    assertThat(printed)
        .contains("6 seeds, each twice", "simulated to wall", "never walked", "LOB_TRUNCATED")
        .contains("Every promise was kept.");
  }

  @Test
  void aHealerThatThrowsIsFoundAndNamedWithTheCommandThatReplaysIt() throws InterruptedException {
    UnaryOperator<Loop.Ports> throwing =
        _ -> {
          throw new IllegalStateException("broken on purpose");
        };

    assertThat(soak(Map.of("soak.first", "40", "soak.seeds", "1"), throwing)).isFalse();

    assertThat(printed)
        .contains("RUNS", "broken on purpose", "mvn -q -Psoak", "-Dsoak.seed=40 verify")
        .contains("Promises were broken.");
  }

  @Test
  void whatAMutantDoesIsShownWithTheFewTroublesThatItTakesAndTheCommandThatReplaysIt()
      throws InterruptedException {
    assertThat(soak(Map.of("soak.first", "0", "soak.seeds", "6"), Mutant.RELOADS_TWICE.healer()))
        .isFalse();

    assertThat(printed)
        .contains("NEVER_TWICE", "PERSON creates TASK", "HEALER reloads TASK")
        .containsPattern("\n  [0-5] troubles are left after \\d+ runs: \\[")
        .containsPattern("\n  again: mvn -q -Psoak .*-Dsoak\\.seed=[0-5] verify\n")
        .contains("Promises were broken.");
  }

  @Test
  void aHealerThatDiffersFromRunToRunIsFound() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    UnaryOperator<Loop.Ports> moody =
        ports ->
            runs.getAndIncrement() % 3 > 0
                ? ports
                : new Loop.Ports(
                    ports.dms(),
                    ports.cluster(),
                    (task, since) -> Answer.known(List.of()),
                    ports.ledger(),
                    ports.announcer(),
                    ports.clock());

    assertThat(soak(Map.of("soak.first", "23", "soak.seeds", "10"), moody)).isFalse();

    assertThat(printed).contains("SAME_TWICE");
  }

  @Test
  void oneSeedIsShownLineByLine() throws InterruptedException {
    assertThat(soak(Map.of("soak.seed", "40"), UnaryOperator.identity())).isTrue();

    assertThat(printed).contains("seed 40, digest ", "PERSON creates TASK0", "TASK0 is RUNNING");
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    Properties properties = new Properties();
    properties.putAll(Map.of("soak.seeds", "many"));

    assertThatThrownBy(() -> Wish.of(properties)).hasMessageContaining("soak.seeds", "many");
  }

  private boolean soak(Map<String, String> wish, UnaryOperator<Loop.Ports> healer)
      throws InterruptedException {
    Properties properties = new Properties();
    properties.put("soak.threads", "1");
    properties.putAll(wish);
    return new Soak(Wish.of(properties), new Report(printed), new Judge(healer)).run();
  }
}
