package dmsmedic.taskhealer.healer;

import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.loop.Loop;

/**
 * What the function is made of.
 *
 * @param untagged the mode of a task whose tags say none
 */
public record Wiring(Loop.Ports ports, Limits limits, Mode untagged) {

  /** The wiring of the function as it is deployed. */
  static Wiring ofLambda() {
    throw new IllegalStateException("The adapters are wired by the deployment.");
  }
}
