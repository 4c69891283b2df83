package dmsmedic.core.pace;

import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.InstanceClass;
import dmsmedic.core.observation.Observation.AllTasks;
import dmsmedic.core.observation.Observation.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one wake-up has learnt already, so that it does not ask for every task of a fleet again.
 *
 * <p>What is recalled may make a wake-up wait, or look closer. Whatever else a decision comes to,
 * it is made once more from answers that are all fresh; so nothing recalled ever leads to a deed.
 * Nothing is kept for longer than {@link #FRESH}, and nothing from one wake-up to the next.
 *
 * <p>Safe for use by several threads.
 */
public final class Recall {

  /** How old an answer may be that is used once more. */
  public static final Duration FRESH = Duration.ofSeconds(60);

  /** A storm grows fast, so open incidents are counted more often. */
  private static final Duration COUNTED = Duration.ofSeconds(10);

  private static final String ALL = "all";

  private final Shelf<String, AllTasks> fleet = new Shelf<>(FRESH);
  private final Shelf<TaskArn, TaskView> tasks = new Shelf<>(FRESH);
  private final Shelf<TaskArn, List<TableName>> tables = new Shelf<>(FRESH);
  private final Shelf<String, InstanceClass> instances = new Shelf<>(FRESH);
  private final Shelf<String, List<TaskArn>> open = new Shelf<>(COUNTED);

  /** Answers of which those that were had a moment ago are recalled. */
  public Source recalling(Instant now) {
    return new Source(now, true);
  }

  /** Answers of which every one is asked for. */
  public Source fresh(Instant now) {
    return new Source(now, false);
  }

  /** Notes one task that was just seen. */
  public synchronized void seen(TaskView view, Instant now) {
    tasks.keep(view.task().arn(), view, now);
  }

  /** Notes the source tables of a task that were just seen. */
  public synchronized void seen(TaskArn task, List<TableName> names, Instant now) {
    tables.keep(task, names, now);
  }

  /** The tasks that have an open incident. */
  public synchronized Answer<List<TaskArn>> open(Instant now, Supplier<Answer<List<TaskArn>>> ask) {
    return answer(open, ALL, recalling(now), ask);
  }

  /** A task is being changed, so what was seen of it is history. */
  public synchronized void forget(TaskArn task) {
    tasks.forget(task);
    tables.forget(task);
  }

  /** A wake-up begins with nothing. */
  public synchronized void forget() {
    fleet.forget();
    tasks.forget();
    tables.forget();
    instances.forget();
    open.forget();
  }

  /** How often an answer about DMS was recalled. */
  public synchronized long hits() {
    return fleet.hits() + tasks.hits() + tables.hits() + instances.hits();
  }

  private static <K, V> Answer<V> answer(
      Shelf<K, V> shelf, K key, Source source, Supplier<Answer<V>> ask) {
    Optional<V> known = source.recalls ? shelf.recalled(key, source.now) : Optional.empty();
    return known.map(Answer::known).orElseGet(() -> shelf.asked(key, source.now, ask));
  }

  /** Answers as of one moment. */
  public final class Source {

    private final Instant now;
    private final boolean recalls;

    private Source(Instant now, boolean recalls) {
      this.now = now;
      this.recalls = recalls;
    }

    /** All tasks; each that can be read is then known by its name, too. */
    public Answer<AllTasks> fleet(Supplier<Answer<AllTasks>> ask) {
      synchronized (Recall.this) {
        return answer(fleet, ALL, this, () -> each(ask.get()));
      }
    }

    private Answer<AllTasks> each(Answer<AllTasks> asked) {
      asked.found().ifPresent(all -> all.read().forEach(view -> seen(view, now)));
      return asked;
    }

    /** One task; that there is none is not remembered. */
    public Answer<Optional<TaskView>> task(TaskArn task, Supplier<Answer<Optional<TaskView>>> ask) {
      synchronized (Recall.this) {
        Optional<TaskView> known = recalls ? tasks.recalled(task, now) : Optional.empty();
        return known.isPresent() ? Answer.known(known) : one(ask.get());
      }
    }

    private Answer<Optional<TaskView>> one(Answer<Optional<TaskView>> asked) {
      asked.found().flatMap(view -> view).ifPresent(view -> seen(view, now));
      return asked;
    }

    /** The source tables of a task. */
    public Answer<List<TableName>> tables(TaskArn task, Supplier<Answer<List<TableName>>> ask) {
      synchronized (Recall.this) {
        return answer(tables, task, this, ask);
      }
    }

    /** The class of a replication instance. */
    public Answer<InstanceClass> instance(String arn, Supplier<Answer<InstanceClass>> ask) {
      synchronized (Recall.this) {
        return answer(instances, arn, this, ask);
      }
    }
  }
}
