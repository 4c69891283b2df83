package dmsmedic.dmssimulator.world;

import dmsmedic.dmssimulator.mapping.MappingReader;
import dmsmedic.dmssimulator.mapping.Mappings;
import dmsmedic.dmssimulator.rows.Change;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.settings.Settings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A replication task. */
public final class Task {

  /** What never changes about a task. */
  public record Wiring(String arn, String instanceArn, String sourceArn, String targetArn) {

    /** The last part of the ARN, which names the log stream. */
    public String resourceId() {
      return arn.substring(arn.lastIndexOf(':') + 1);
    }
  }

  /** What a caller may change about a task. */
  public record Plan(String name, MigrationType type, String mappings, Settings settings) {}

  /** Moments that DescribeReplicationTasks tells. */
  public enum Moment {
    CREATED,
    FRESH_START,
    START,
    STOP,
    LOAD_START,
    LOAD_FINISH
  }

  private final Wiring wiring;
  private final Map<TableName, TableProgress> tables = new LinkedHashMap<>();
  private final Deque<Change> pending = new ArrayDeque<>();
  private final Map<Moment, Instant> moments = new EnumMap<>(Moment.class);
  private final Map<String, Object> extras = new LinkedHashMap<>();
  private Plan plan;
  private Mappings mappings;
  private TaskStatus status = TaskStatus.CREATING;
  private Optional<String> stopReason = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private boolean capturing;

  /** A task in creation. */
  public Task(Wiring wiring, Plan plan) {
    this.wiring = wiring;
    this.plan = plan;
    this.mappings = MappingReader.read(plan.mappings());
  }

  public Wiring wiring() {
    return wiring;
  }

  public String arn() {
    return wiring.arn();
  }

  public Plan plan() {
    return plan;
  }

  public Settings settings() {
    return plan.settings();
  }

  public MigrationType type() {
    return plan.type();
  }

  public Mappings mappings() {
    return mappings;
  }

  /** Takes changed plans. */
  public void plan(Plan changed) {
    mappings = MappingReader.read(changed.mappings());
    plan = changed;
  }

  public TaskStatus status() {
    return status;
  }

  public void status(TaskStatus next) {
    status = next;
  }

  /** Why it stopped last. */
  public Optional<String> stopReason() {
    return stopReason;
  }

  /** The last failure's text. */
  public Optional<String> failure() {
    return failure;
  }

  /** Records how a run ended. */
  public void ended(TaskStatus as, String reason, Optional<String> lastFailure) {
    status = as;
    stopReason = Optional.of(reason);
    failure = lastFailure;
  }

  /** Forgets how the last run ended, as a new one begins. */
  public void endForgotten() {
    stopReason = Optional.empty();
    failure = Optional.empty();
  }

  public Optional<Instant> moment(Moment which) {
    return Optional.ofNullable(moments.get(which));
  }

  public void moment(Moment which, Instant at) {
    moments.put(which, at);
  }

  public void forget(Moment which) {
    moments.remove(which);
  }

  /** Whether it was ever started. */
  public boolean wasStarted() {
    return moments.containsKey(Moment.FRESH_START);
  }

  /** Members of the API that are told back unchanged: CDC positions, task data. */
  public Map<String, Object> extras() {
    return extras;
  }

  /** Its tables by source name; empty before the first run. */
  public Map<TableName, TableProgress> tables() {
    return tables;
  }

  /** Captured changes that are not applied yet; they survive a stop. */
  public Deque<Change> pending() {
    return pending;
  }

  /** Whether a replication slot exists for it. */
  public boolean isCapturing() {
    return capturing;
  }

  public void capturing(boolean now) {
    capturing = now;
  }

  /** The replication slot's name. */
  public String slot() {
    String plain = wiring.resourceId().toLowerCase(Locale.ROOT).replace('-', '_');
    return "awsdms_" + plain;
  }
}
