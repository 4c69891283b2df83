package dmsmedic.medic.lab.world;

import dmsmedic.medic.template.LogSubscription;
import dmsmedic.medic.template.Routes;
import dmsmedic.medic.template.Schedule;
import dmsmedic.medic.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * The stack as {@code template.yaml} describes it: what reaches which function.
 *
 * @param subscriptions the filters between log groups and the watcher
 * @param schedule the tick
 */
public record Stack(Routes routes, List<LogSubscription> subscriptions, Schedule schedule) {

  private static final String HEALER = "TaskHealerFunction";

  /** The stack of the template that is packaged with the lab. */
  public static Stack ofTemplate() {
    try (InputStream stream = Stack.class.getResourceAsStream("/template.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("template.yaml is not packaged with the lab.");
      }
      Template template = Template.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      return new Stack(
          Routes.of(template), template.subscriptions(), template.schedules().getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a rule hands an event to the healer. */
  public boolean reachesHealer(Bus.Put put) {
    return routes.targets(put.bus(), put.event()).contains(HEALER);
  }

  /** Whether a subscription filter lets a line through to the watcher. */
  boolean passes(String line) {
    return subscriptions.stream().anyMatch(subscription -> subscription.filter().passes(line));
  }

  /** What EventBridge Scheduler calls the healer with. */
  public String tick(Instant at) {
    return schedule
        .input()
        .replace("<aws.scheduler.execution-id>", "tick-" + at.getEpochSecond())
        .replace("<aws.scheduler.scheduled-time>", at.toString());
  }
}
