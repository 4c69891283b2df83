package dmsmedic.testkit.simulation.soak;

import dmsmedic.testkit.simulation.chance.Dice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Who looks for the fewest troubles that still break a promise.
 *
 * <p>This is delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing
 * Input", 2002) over what the dice made: ever smaller parts are left out, and a part stays out
 * where the same promise is broken without it. A trouble that is left out may let others come
 * about, so the list is that of the last failing run, and only a shorter one is taken.
 *
 * @param trial runs the seed without some troubles
 * @param mostRuns after so many runs the shortest so far is the result
 */
public record Shrinker(Function<Set<Dice.Made>, Judged> trial, int mostRuns) {

  /** How many runs are enough for what a seed makes. */
  public static final int ENOUGH = 400;

  /**
   * A failing run that is as short as was found.
   *
   * @param leftOut the troubles that the promise is broken without
   * @param runs how many runs it took
   */
  public record Shrunk(Judged last, Set<Dice.Made> leftOut, int runs) {

    /** The troubles that are left. */
    public List<Dice.Made> remaining() {
      return last.made();
    }
  }

  /** Makes a run shorter that breaks this promise. */
  public Shrunk shrink(Judged failing, String promise) {
    Shrunk best = without(new Shrunk(failing, Set.of(), 0), failing.made(), promise);
    int parts = 2;
    while (best.runs() < mostRuns && !best.remaining().isEmpty()) {
      int size = best.remaining().size();
      Shrunk next = round(best, Math.ceilDiv(size, parts), promise);
      boolean shorter = next.remaining().size() < size;
      best = next;
      if (!shorter && parts >= size) {
        break;
      }
      parts = shorter ? 2 : Math.min(size, parts * 2);
    }
    return best;
  }

  /** Tries to leave out each part of this size, one after another. */
  private Shrunk round(Shrunk before, int partSize, String promise) {
    Shrunk best = before;
    int from = 0;
    while (from < best.remaining().size() && best.runs() < mostRuns) {
      List<Dice.Made> all = best.remaining();
      Shrunk next =
          without(best, all.subList(from, Math.min(all.size(), from + partSize)), promise);
      from = next.remaining().size() < all.size() ? from : from + partSize;
      best = next;
    }
    return best;
  }

  /** One trial; the run as it was where the promise is kept without these troubles. */
  private Shrunk without(Shrunk best, List<Dice.Made> part, String promise) {
    Set<Dice.Made> leftOut = new HashSet<>(best.leftOut());
    leftOut.addAll(part);
    Judged judged = trial.apply(leftOut);
    boolean better = judged.breaks(promise) && judged.made().size() < best.remaining().size();
    return better
        ? new Shrunk(judged, leftOut, best.runs() + 1)
        : new Shrunk(best.last(), best.leftOut(), best.runs() + 1);
  }
}
