package dmsmedic.testkit.simulation.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A seed that is replayed by somebody else shows the same history. */
class OtherJvmIT {

  @Test
  void aSeedGivesTheSameHistoryInAnotherJvm() throws IOException, InterruptedException {
    long[] seeds = LongStream.range(40, 60).toArray();

    List<String> there = there(seeds);

    assertThat(there)
        .containsExactlyElementsOf(LongStream.of(seeds).mapToObj(SameAgain::digest).toList());
    assertThat(there).doesNotHaveDuplicates();
  }

  private static List<String> there(long[] seeds) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SameAgain.class.getName());
    LongStream.of(seeds).mapToObj(Long::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("the status of %s", command).isZero();
      return printed.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
