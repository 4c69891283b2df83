package dmsmedic.medic.template;

import java.util.List;
import java.util.Optional;

/**
 * A rule of an event bus.
 *
 * @param id its logical id; SAM joins that of the function and the name of the event
 * @param bus {@link #DEFAULT_BUS}, or the logical id of a bus of the stack
 * @param pattern what it matches, as EventBridge reads it
 */
public record Rule(String id, String bus, String pattern, List<Target> targets) {
  /** The bus on which AWS's own services, DMS among them, put their events. */
  public static final String DEFAULT_BUS = "default";

  public Rule {
    targets = List.copyOf(targets);
  }

  /**
   * What a rule hands its events to.
   *
   * @param resource the logical id of a function or a queue
   * @param deadLetters the logical id of the queue for what cannot be handed over
   */
  public record Target(String resource, Optional<String> deadLetters) {

    static Target of(String resource, Node settings) {
      return new Target(resource, settings.at("DeadLetterConfig", "Arn").resource());
    }
  }
}
