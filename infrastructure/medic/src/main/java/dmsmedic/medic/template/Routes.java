package dmsmedic.medic.template;

import dmsmedic.medic.template.Rule.Target;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.event.ruler.Machine;

/**
 * Where an event goes that is put on a bus of the stack.
 *
 * <p>Decided by the rules of the template and by EventBridge's own matcher, AWS Event Ruler.
 */
public final class Routes {
  private final Map<String, Machine> machines = new HashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();

  private Routes(List<Rule> all) {
    all.forEach(this::add);
  }

  /** The routes that a template lays. */
  public static Routes of(Template template) {
    return new Routes(template.rules());
  }

  /**
   * The rules that match an event.
   *
   * @param bus {@link Rule#DEFAULT_BUS}, or the logical id of a bus of the stack
   * @param event the whole event as JSON
   */
  public Set<Rule> rules(String bus, String event) {
    Machine machine = machines.get(bus);
    if (machine == null) {
      return Set.of();
    }
    return match(machine, event).map(rules::get).collect(Collectors.toUnmodifiableSet());
  }

  /** The logical ids of what an event reaches, functions and queues alike. */
  public Set<String> targets(String bus, String event) {
    return rules(bus, event).stream()
        .flatMap(rule -> rule.targets().stream())
        .map(Target::resource)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void add(Rule rule) {
    try {
      Machine machine = machines.computeIfAbsent(rule.bus(), _ -> Machine.builder().build());
      machine.addRule(rule.id(), rule.pattern());
      rules.put(rule.id(), rule);
    } catch (IOException e) {
      throw new IllegalArgumentException("EventBridge refuses the pattern of " + rule.id(), e);
    }
  }

  /** The matcher declares to throw anything; what it throws is that the event is no JSON object. */
  private static Stream<String> match(Machine machine, String event) {
    try {
      return machine.rulesForJSONEvent(event).stream();
    } catch (Exception e) {
      throw new IllegalArgumentException("Not an event: " + event, e);
    }
  }
}
