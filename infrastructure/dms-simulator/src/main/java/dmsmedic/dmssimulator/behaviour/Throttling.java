package dmsmedic.dmssimulator.behaviour;

/**
 * The API request quota: a token bucket, refilled on the simulator's clock.
 *
 * <p>The user guide (CHAP_Limits) contradicts itself: 200 tokens and 8 a second in its table, 100
 * and 4 in its text.
 *
 * @param capacity tokens of a full bucket; 0 switches throttling off
 * @param perSecond tokens that return each simulated second
 */
public record Throttling(int capacity, int perSecond) {

  /** The quota of the guide's table. */
  public static Throttling published() {
    return new Throttling(200, 8);
  }

  /** No quota at all. */
  public static Throttling off() {
    return new Throttling(0, 0);
  }

  /** Whether requests are counted. */
  public boolean isOn() {
    return capacity > 0;
  }
}
