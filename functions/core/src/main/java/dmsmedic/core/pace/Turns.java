package dmsmedic.core.pace;

import dmsmedic.core.migration.TaskArn;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose turn it is, so that a wake-up that cannot look at all tasks starves none of them.
 *
 * <p>Treatments under way come first: a task of theirs may stand still. Then of three turns two
 * belong to other open incidents and one to a task that is only watched. Each of the three lists is
 * a ring, and every minute begins at another place of it, one golden section further on. Wherever
 * the ring was entered in {@code n} minutes, no two neighbouring entries are then further apart
 * than two {@code n}-ths of it (three-distance theorem), so whoever comes at least {@code c} tasks
 * far each minute has seen all {@code N} of them after {@code 2 N / c} minutes, rounded up. Nothing
 * has to be remembered for that, and a minute that is left out does no harm.
 */
public final class Turns {

  /** The part of a ring between two entries: the golden section. */
  private static final double SECTION = (Math.sqrt(5) - 1) / 2;

  private static final int SECONDS = 60;

  /** Every so many turns are one of a watched task. */
  private static final int WATCHED_EVERY = 3;

  private final Deque<TaskArn> begun;
  private final Deque<TaskArn> open;
  private final Deque<TaskArn> watched;
  private int taken;

  private Turns(Deque<TaskArn> begun, Deque<TaskArn> open, Deque<TaskArn> watched) {
    this.begun = begun;
    this.open = open;
    this.watched = watched;
  }

  /**
   * The turns of one wake-up.
   *
   * @param begun the tasks that are being treated
   * @param open the tasks with any other open incident
   * @param watched every task that is looked at; one with an incident has one turn all the same
   */
  public static Turns of(
      Collection<TaskArn> begun,
      Collection<TaskArn> open,
      Collection<TaskArn> watched,
      Instant now) {
    Set<TaskArn> known = new HashSet<>(begun);
    known.addAll(open);
    List<TaskArn> others = watched.stream().filter(task -> !known.contains(task)).toList();
    return new Turns(ring(begun, now), ring(open, now), ring(others, now));
  }

  /** The tasks in their order, from the place at which this minute begins. */
  public static Deque<TaskArn> ring(Collection<TaskArn> tasks, Instant now) {
    List<TaskArn> all = List.copyOf(new TreeSet<>(tasks));
    double turns = Math.floorDiv(now.getEpochSecond(), SECONDS) * SECTION;
    int first = (int) ((turns - Math.floor(turns)) * all.size());
    Deque<TaskArn> ring = new ArrayDeque<>(all.subList(first, all.size()));
    ring.addAll(all.subList(0, first));
    return ring;
  }

  /**
   * The next task, or none.
   *
   * @param granted whether DMS may be asked; where not, only watched tasks can be looked at, since
   *     their logs are not read through DMS
   */
  public Optional<TaskArn> next(boolean granted) {
    if (!granted) {
      return Optional.ofNullable(watched.poll());
    }
    if (!begun.isEmpty()) {
      return Optional.of(begun.poll());
    }
    taken++;
    boolean ofWatched = open.isEmpty() || (taken % WATCHED_EVERY == 0 && !watched.isEmpty());
    return Optional.ofNullable(ofWatched ? watched.poll() : open.poll());
  }

  /** How many have not had their turn. */
  public int left() {
    return begun.size() + open.size() + watched.size();
  }
}
