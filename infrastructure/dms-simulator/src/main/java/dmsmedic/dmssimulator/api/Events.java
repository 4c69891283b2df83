package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.world.Happening;
import dmsmedic.dmssimulator.world.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operation that tells past events. */
final class Events {
  private final World world;

  Events(World world) {
    this.world = world;
  }

  Map<String, Object> describe(Ask ask) {
    if (!ask.parts("Filters").isEmpty()) {
      throw Fault.value("DescribeEvents takes no filters");
    }
    Optional<Instant> from = ask.text("StartTime").map(Times::read);
    Optional<Instant> to = ask.text("EndTime").map(Times::read);
    List<Map<String, Object>> told =
        world.happenings().stream()
            .filter(
                each -> ask.text("SourceType").filter(t -> !t.equals(each.sourceType())).isEmpty())
            .filter(each ->
                ask.text("SourceIdentifier")
                    .filter(id -> !id.equals(each.sourceIdentifier()))
                    .isEmpty())
            .filter(each -> from.filter(each.at()::isBefore).isEmpty())
            .filter(each -> to.filter(each.at()::isAfter).isEmpty())
            .map(Events::row)
            .toList();
    return new Page("Events", 100).of(ask, told, Map.of());
  }

  private static Map<String, Object> row(Happening happening) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("SourceIdentifier", happening.sourceIdentifier());
    row.put("SourceType", happening.sourceType());
    row.put("Message", happening.message());
    row.put("EventCategories", List.of(happening.category()));
    row.put("Date", Times.wire(happening.at()));
    return row;
  }
}
