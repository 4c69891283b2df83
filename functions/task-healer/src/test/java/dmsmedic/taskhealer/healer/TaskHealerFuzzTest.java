package dmsmedic.taskhealer.healer;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.events.json.Json;
import dmsmedic.events.json.UnreadableException;
import dmsmedic.testkit.fuzz.Corpus;
import dmsmedic.testkit.fuzz.FuzzContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whatever wakes the healer of a healthy task: a few looks, no deed, no word to people. */
public class TaskHealerFuzzTest extends FuzzContract {
  private static final int CALLS_MAX = 30;

  public static void fuzzerTestOneInput(byte[] input) {
    GuardedPorts guarded = new GuardedPorts();
    guarded.calls.clear();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Invocation invocation = new Invocation();
    try {
      new TaskHealerHandler(new Wiring(guarded.ports, Limits.standard(), Mode.OBSERVE))
          .handleRequest(new ByteArrayInputStream(input), output, invocation);
    } catch (UnreadableException refused) {
      assertThat(refused.getMessage()).endsWith(".").hasSizeLessThan(1_000).doesNotContain("\n");
      assertThat(guarded.calls).isEmpty();
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(guarded.deeds()).isEmpty();
    assertThat(guarded.calls).hasSizeLessThan(CALLS_MAX);
    Json.fields(output.toString(StandardCharsets.UTF_8)).text("message");
    assertThat(invocation.log.indexOf("\n")).isEqualTo(invocation.log.length() - 1);
  }

  @Override
  protected void attack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  @Override
  protected List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String prefix : List.of("dms-", "fault-", "tick", "scheduled")) {
      for (byte[] sample : Corpus.events(prefix)) {
        seeds.add(sample);
        seeds.add(Corpus.of(aboutOurs(new String(sample, StandardCharsets.UTF_8))));
      }
    }
    return seeds;
  }

  private static String aboutOurs(String sample) {
    return sample.replaceAll("arn:aws:dms:[^\"]*", new GuardedPorts().task.value());
  }

  @Override
  protected List<String> words() {
    return List.of(
        new GuardedPorts().task.value(),
        "\"source\":\"dms-medic\"",
        "\"Fault Sighted\"",
        "\"detail-type\":",
        "\"Tick\"",
        "\"kind\":\"CockroachLog\"",
        "\"kind\":\"TaskState\"",
        "\"kind\":\"DmsTaskLog\"",
        "\"kind\":\"Checkup\"",
        "\"role\":\"dms\"",
        "\"firstAt\":",
        "\"lastAt\":",
        "\"LobTruncated\"",
        "\"Incident Opened\"",
        "REPLICATION_TASK_FAILED");
  }
}
