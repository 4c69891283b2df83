package dmsmedic.core.assessment;

import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.proof.Concern;
import java.util.List;
import java.util.Optional;

/**
 * The count of rows between a stop and the change that follows, when DMS applies nothing.
 *
 * <p>It takes two looks at the statistics, since they may be behind the rows: where both show the
 * same, all that was applied is in them.
 */
public record Recount(Incident incident, Observation seen) {

  /** What the count comes to. */
  public sealed interface Result {

    /** DMS wrote every row, or somebody approved the truncate in spite of what is there. */
    record Clear() implements Result {}

    /** These statistics are the first look; the second is to come. */
    record LookAgain(List<TableStatistics> statistics) implements Result {}

    /** Something could not be seen. */
    record NotKnown(String sentence, List<Concern> concerns) implements Result {}

    /** Nobody was asked about these. */
    record Doubted(List<Concern> concerns) implements Result {}
  }

  /** Whether the first look was taken since the task stands still, and shows what is there now. */
  public Result result() {
    return switch (seen.statistics()) {
      case Answer.Unknown<List<TableStatistics>>(String reason) ->
          new Result.NotKnown("the statistics: " + reason, List.of());
      case Answer.Known<List<TableStatistics>>(List<TableStatistics> all) ->
          result(incident.hurt(all));
    };
  }

  private Result result(List<TableStatistics> hurt) {
    Optional<Sample> first =
        incident.hand().sample().filter(s -> !s.at().isBefore(incident.phase().since()));
    if (!first.map(Sample::statistics).equals(Optional.of(hurt))) {
      return new Result.LookAgain(hurt);
    }
    List<Concern> concerns =
        new Concerns(incident, seen)
            .ofStandingRows(incident.plan().chosen()).stream()
                .filter(concern -> !incident.plan().concerns().contains(concern.key()))
                .toList();
    if (concerns.isEmpty()) {
      return new Result.Clear();
    }
    Optional<Concern> unknown =
        concerns.stream().filter(one -> one.kind() == Concern.Kind.ROWS_UNKNOWN).findFirst();
    return unknown
        .<Result>map(one -> new Result.NotKnown(one.sentence(), concerns))
        .orElseGet(() -> new Result.Doubted(concerns));
  }
}
