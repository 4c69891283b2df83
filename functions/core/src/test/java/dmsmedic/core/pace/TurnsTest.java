package dmsmedic.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.TaskArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody starves, whoever comes first. */
class TurnsTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static List<TaskArn> tasks(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> TaskArn.of("aws", "eu-west-1", "123456789012", name + (1000 + i)))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"500,37", "500,1", "100,7", "3,1", "501,250", "10,10", "97,13"})
  void whoeverComesSoFarEachMinuteHasSeenAllAfterTwiceTheLeastTime(int count, int visits) {
    List<TaskArn> all = tasks("T", count);
    int bound = (2 * count + visits - 1) / visits;
    for (int start = 0; start < 200; start++) {
      Set<TaskArn> seen = new HashSet<>();
      for (int minute = start; minute < start + bound; minute++) {
        Deque<TaskArn> ring = Turns.ring(all, NOON.plus(Duration.ofMinutes(minute)));
        ring.stream().limit(visits).forEach(seen::add);
      }
      assertThat(seen).hasSize(count);
    }
  }

  @Test
  void withinAMinuteTheOrderIsTheSame() {
    List<TaskArn> all = tasks("T", 50);
    assertThat(List.copyOf(Turns.ring(all, NOON)))
        .isEqualTo(List.copyOf(Turns.ring(all.reversed(), NOON.plusSeconds(59))))
        .isNotEqualTo(List.copyOf(Turns.ring(all, NOON.plusSeconds(60))));
  }

  @Test
  void treatmentsComeFirstAndThenEveryThirdTurnIsOfAWatchedTask() {
    List<TaskArn> begun = tasks("BEGUN", 2);
    List<TaskArn> open = tasks("OPEN", 20);
    List<TaskArn> watched = tasks("WATCHED", 20);
    Turns turns = Turns.of(begun, open, watched, NOON);
    List<TaskArn> first = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      turns.next(true).ifPresent(first::add);
    }
    assertThat(first.subList(0, 2)).hasSameElementsAs(begun);
    assertThat(first.subList(2, 11).stream().filter(open::contains)).hasSize(6);
    assertThat(first.subList(2, 11).stream().filter(watched::contains)).hasSize(3);
    assertThat(turns.left()).isEqualTo(31);
  }

  @Test
  void everybodyHasOneTurnAndThenThereIsNone() {
    List<TaskArn> open = tasks("OPEN", 5);
    List<TaskArn> watched = new ArrayList<>(tasks("WATCHED", 5));
    watched.addAll(open);
    Turns turns = Turns.of(List.of(), open, watched, NOON);
    List<TaskArn> all = new ArrayList<>();
    for (Optional<TaskArn> next = turns.next(true); next.isPresent(); next = turns.next(true)) {
      all.add(next.get());
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void whereNothingMayBeAskedOnlyWatchedTasksHaveTheirTurns() {
    Turns turns = Turns.of(tasks("BEGUN", 1), tasks("OPEN", 1), tasks("WATCHED", 1), NOON);
    assertThat(turns.next(false)).contains(tasks("WATCHED", 1).getFirst());
    assertThat(turns.next(false)).isEmpty();
    assertThat(turns.next(true)).contains(tasks("BEGUN", 1).getFirst());
    assertThat(turns.left()).isEqualTo(1);
  }
}
