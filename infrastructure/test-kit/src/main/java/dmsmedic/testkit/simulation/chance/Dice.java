package dmsmedic.testkit.simulation.chance;

import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything in a run that is left to chance.
 *
 * <p>The n-th throw about a topic depends on the seed, the topic and n alone. So a trouble that is
 * left out moves none of the others, and a failing run can be made shorter by leaving out one after
 * another.
 */
public final class Dice {

  /** One trouble that was made: the n-th throw about its kind. */
  public record Made(Trouble kind, int ordinal) {}

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** How often something was left to chance, and how often it turns out so. */
  private static final class Throws {
    final long salt;
    final double rate;
    final double bursts;
    int count;
    int burstUntil;

    /** The salt is that of the name, so that a new kind of trouble moves none of the old ones. */
    Throws(String name, double rate, double bursts) {
      salt = mixed(name.hashCode());
      this.rate = rate;
      this.bursts = bursts;
    }
  }

  private final long seed;
  private final Set<Made> leftOut;
  private final Consumer<Made> record;
  private final EnumMap<Trouble, Throws> troubles = new EnumMap<>(Trouble.class);
  private final EnumMap<Topic, Throws> topics = new EnumMap<>(Topic.class);
  private boolean calm;

  /**
   * Dice that never make the troubles that are left out.
   *
   * @param record is told of each trouble that is made
   */
  public Dice(long seed, Set<Made> leftOut, Consumer<Made> record) {
    this.seed = mixed(seed);
    this.leftOut = leftOut;
    this.record = record;
    double harshness = unit(HARSHNESS, 0);
    for (Trouble kind : Trouble.values()) {
      Throws rare = new Throws(kind.name(), 0, 0);
      boolean never = unit(rare.salt, -1) > harshness;
      double thin = unit(rare.salt, -2);
      double scale = kind == Trouble.PERSON_APPROVES ? thin : Math.pow(10, -3 * thin);
      double bursts = Math.max(0, unit(rare.salt, -3) - HALF);
      troubles.put(kind, never ? rare : new Throws(kind.name(), kind.mostOften() * scale, bursts));
    }
    for (Topic topic : Topic.values()) {
      topics.put(topic, new Throws(topic.name(), 1, 0));
    }
  }

  private static final long HARSHNESS = 77;
  private static final double HALF = 0.5;

  /** In a burst most throws make trouble, for so many throws at most. */
  private static final double IN_A_BURST = 0.7;

  private static final int LONGEST_BURST = 40;
  private static final long BURST = 0x5851F42D4C957F2DL;

  /** No trouble is made any more. */
  public void calm() {
    calm = true;
  }

  /** Whether this trouble happens now. */
  public boolean happens(Trouble kind) {
    if (calm) {
      return false;
    }
    Throws of = troubles.get(kind);
    if (of == null || of.rate == 0) {
      return false;
    }
    int ordinal = of.count++;
    if (!thrown(of, ordinal)) {
      return false;
    }
    Made made = new Made(kind, ordinal);
    if (leftOut.contains(made)) {
      return false;
    }
    record.accept(made);
    return true;
  }

  /** Whether the throw makes trouble; in some runs one trouble is the first of a burst. */
  private boolean thrown(Throws of, int ordinal) {
    boolean bursting = ordinal < of.burstUntil;
    if (unit(of.salt, ordinal) >= (bursting ? IN_A_BURST : of.rate)) {
      return false;
    }
    if (!bursting && unit(of.salt ^ BURST, ordinal) < of.bursts) {
      double length = unit(of.salt ^ BURST, -ordinal - 2);
      of.burstUntil = ordinal + 1 + (int) (length * length * LONGEST_BURST);
    }
    return true;
  }

  /** A fraction from 0 to below 1. */
  public double fraction(Topic topic) {
    Throws of = Objects.requireNonNull(topics.get(topic));
    return unit(of.salt, of.count++);
  }

  /** A number from the least to the most, both included. */
  public int between(Topic topic, int least, int most) {
    return least + (int) (fraction(topic) * (most - least + 1));
  }

  /** Whether something is so that is so in this share of cases. */
  public boolean inShare(Topic topic, double share) {
    return fraction(topic) < share;
  }

  /** One of these. */
  public <T> T oneOf(Topic topic, List<T> choice) {
    return choice.get(between(topic, 0, choice.size() - 1));
  }

  /**
   * Milliseconds with a long tail: mostly near the least, now and then up to a thousand times more.
   */
  public long tailed(Topic topic, long leastMillis, long mostMillis) {
    double at = fraction(topic);
    double cubed = at * at * at;
    return leastMillis + (long) (cubed * cubed * (mostMillis - leastMillis));
  }

  private double unit(long salt, int ordinal) {
    long mixed = mixed((seed ^ salt) + GOLDEN * (ordinal + 1L));
    return (mixed >>> 11) * 0x1.0p-53;
  }

  private static long mixed(long value) {
    long a = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
