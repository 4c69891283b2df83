package dmsmedic.dmssimulator.behaviour;

/**
 * Everything that can be chosen about what the service does.
 *
 * @param timings how long its steps take
 * @param inferred its answers to unpublished questions
 */
public record Behaviour(Timings timings, Inferred inferred) {

  /** Whether a switch is on. */
  public boolean says(Switch which) {
    return inferred.says(which);
  }
}
