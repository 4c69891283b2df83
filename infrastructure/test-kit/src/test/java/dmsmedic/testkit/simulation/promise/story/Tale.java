package dmsmedic.testkit.simulation.promise.story;

import static dmsmedic.testkit.simulation.promise.story.Given.BASIS;
import static dmsmedic.testkit.simulation.promise.story.Given.CLUSTER;
import static dmsmedic.testkit.simulation.promise.story.Given.HEAL;
import static dmsmedic.testkit.simulation.promise.story.Given.MAPPINGS;
import static dmsmedic.testkit.simulation.promise.story.Given.NOON;
import static dmsmedic.testkit.simulation.promise.story.Given.RECOVERY;
import static dmsmedic.testkit.simulation.promise.story.Given.SETTINGS;
import static dmsmedic.testkit.simulation.promise.story.Given.TASK;

import dmsmedic.core.announcement.Announcement.Section;
import dmsmedic.core.fault.Fault;
import dmsmedic.core.incident.Chronicle.Notice;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Ending;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TaskArn;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.RoleChange;
import dmsmedic.core.treatment.SettingChange;
import dmsmedic.core.treatment.Treatment;
import dmsmedic.testkit.simulation.history.Actor;
import dmsmedic.testkit.simulation.history.Event;
import dmsmedic.testkit.simulation.history.History;
import dmsmedic.testkit.simulation.promise.Promise;
import dmsmedic.testkit.simulation.promise.Verifier;
import dmsmedic.testkit.simulation.promise.Violation;
import dmsmedic.testkit.simulation.promise.story.TaskStory.InForce;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A history, written by hand: a second passes with every event, and more where it says so.
 *
 * <p>It tells what a good healer does; a test leaves out a step, or tells something else.
 */
public final class Tale {
  private final TaskArn task;
  private final History history;
  private Instant now;
  private Incident incident;
  private InForce inForce = new InForce(SETTINGS, MAPPINGS);

  /** The example's task, which is healthy and may be healed. */
  public static Tale begin() {
    return new Tale(TASK, new History(), NOON).created(HEAL);
  }

  /** The example's task with hurt tables, an incident and a treatment that has begun. */
  public static Tale treated(Treatment treatment) {
    Tale tale = begin();
    treatment.doses().forEach(one -> tale.tell(Happening.line(TASK, one.fault(), one.source())));
    return tale.opened(Given.hurt(treatment)).treat(treatment);
  }

  private Tale(TaskArn task, History history, Instant now) {
    this.task = task;
    this.history = history;
    this.now = now;
    this.incident = Incident.opened(task, List.of(), now);
  }

  /** The tale of another task in the same history. */
  public Tale beside(TaskArn other) {
    return new Tale(other, history, now).created(HEAL);
  }

  /** From here on at the time of the other tale. */
  public Tale after(Tale other) {
    now = other.now;
    return this;
  }

  private Tale created(Map<String, String> tags) {
    return tell(Happening.created(task, tags))
        .tell(at -> new Event.Targeted(at, task, CLUSTER))
        .tell(at -> new Event.Started(at, Actor.PERSON, task))
        .reached(TaskStatus.RUNNING);
  }

  /** Something happens. */
  public Tale tell(Function<Instant, Event> event) {
    now = now.plusSeconds(1);
    history.add(event.apply(now));
    return this;
  }

  /** Time passes. */
  public Tale later(Duration passed) {
    now = now.plus(passed);
    return this;
  }

  /** The task reaches a state. */
  public Tale reached(TaskStatus status) {
    return tell(at -> new Event.Reached(at, task, status));
  }

  /** A line tells that a table is hurt. */
  public Tale line(TableName table) {
    return tell(Happening.line(task, Fault.LOB_TRUNCATED, table));
  }

  /** Lines tell of hurt tables, and an incident is opened. */
  public Tale sick(TableName... tables) {
    Stream.of(tables).forEach(this::line);
    return opened(tables);
  }

  /** An incident is opened. */
  public Tale opened(TableName... tables) {
    return opened(Stream.of(tables).map(Given::hurt).toList());
  }

  private Tale opened(List<HurtTable> hurt) {
    incident = Incident.opened(task, hurt, now);
    return save(opened -> opened);
  }

  /** The ledger takes the incident as it is next. */
  public Tale save(UnaryOperator<Incident> next) {
    Incident changed = next.apply(incident);
    incident = changed.withVersion(changed.version() + 1);
    return tell(at -> new Event.Saved(at, incident));
  }

  /** A treatment begins. */
  public Tale treat(Treatment treatment) {
    return save(known ->
        known
            .withPlan(known.plan().with(treatment, BASIS, List.of()).begun())
            .in(new Phase.Stopping(now)));
  }

  /** The ledger takes an intent. */
  public Tale intend(Deed deed) {
    return save(known ->
        known.withHand(
            known.hand().withIntent(Optional.of(new Intent(deed, now, now.plusSeconds(180))))));
  }

  /** The ledger takes that the intent is settled. */
  public Tale settle() {
    return save(known -> known.withHand(known.hand().withIntent(Optional.empty())));
  }

  /** The healer intends a deed, does it, and writes that it is done. */
  public Tale deed(Deed deed, Function<Instant, Event> event) {
    return intend(deed).tell(event).settle();
  }

  /** The healer stops the task. */
  public Tale stop() {
    return deed(new Deed.StopTask(), at -> new Event.Stopped(at, Actor.HEALER, task))
        .reached(TaskStatus.STOPPED);
  }

  /** The healer resumes the task. */
  public Tale start() {
    return deed(new Deed.ResumeTask(), at -> new Event.Started(at, Actor.HEALER, task))
        .reached(TaskStatus.RUNNING);
  }

  /** The healer modifies the task. */
  public Tale modify(SettingChange... changes) {
    List<SettingChange> all = List.of(changes);
    intend(new Deed.ModifyTask(all, BASIS.restStamp()));
    modified(Actor.HEALER, Settings.after(inForce, all));
    return settle();
  }

  /** A person changes settings. */
  public Tale operatorModifies(SettingChange... changes) {
    return modified(Actor.PERSON, Settings.after(inForce, List.of(changes)));
  }

  /** Settings are changed. */
  public Tale modified(Actor by, InForce next) {
    InForce before = inForce;
    inForce = next;
    return tell(Happening.modified(by, task, before, next));
  }

  /** The healer reloads tables. */
  public Tale reload(TableName... tables) {
    List<TableName> all = List.of(tables);
    return deed(new Deed.ReloadTables(all), at -> new Event.Reloaded(at, Actor.HEALER, task, all));
  }

  /** The healer sets the role. */
  public Tale setRole(RoleChange change) {
    return deed(
        new Deed.SetRole(change), at -> new Event.RoleSet(at, Actor.HEALER, CLUSTER, change));
  }

  /** A person sets the role. */
  public Tale operatorSetsRole(RoleChange change) {
    return tell(at -> new Event.RoleSet(at, Actor.PERSON, CLUSTER, change));
  }

  /** The healer creates its recovery task. */
  public Tale createRecovery(TableName... tables) {
    List<TableName> all = List.of(tables);
    return deed(
        new Deed.CreateRecovery(
            incident.recoveryIdentifier(), all, List.of(), Happening.tags(incident)),
        Happening.recoveryCreated(incident, all));
  }

  /** The healer starts its recovery task. */
  public Tale startRecovery() {
    return deed(
        new Deed.StartRecovery(RECOVERY), at -> new Event.Started(at, Actor.HEALER, RECOVERY));
  }

  /** The healer deletes its recovery task. */
  public Tale deleteRecovery() {
    return deed(
        new Deed.DeleteRecovery(RECOVERY), at -> new Event.Deleted(at, Actor.HEALER, RECOVERY));
  }

  /** A person changes the tags. */
  public Tale tagged(Map<String, String> tags) {
    return tell(at -> new Event.Tagged(at, Actor.PERSON, task, tags));
  }

  /** The incident is healed, is whole, and is announced with these commands. */
  public Tale heal(String... commands) {
    return healUntold().announce(Notice.Kind.HEALED, new Section("Undo", List.of(commands), true));
  }

  /** The incident is healed and is whole. */
  public Tale healUntold() {
    List<String> proofs = incident.targets().stream().map(t -> "'" + t + "': whole.").toList();
    return save(known ->
            known
                .withChronicle(known.chronicle().withProofs(proofs))
                .in(new Phase.Healed(now))
                .announcing(Notice.Kind.HEALED, now))
        .tell(at -> new Event.Audited(at, incident.id(), Map.of()));
  }

  /** The incident is handed over and that is announced. */
  public Tale handOver(String sentence) {
    return handOverUntold(sentence)
        .announce(Notice.Kind.HANDED_OVER, new Section("Why", List.of(sentence), false));
  }

  /** The incident is handed over. */
  public Tale handOverUntold(String sentence) {
    Ending ending = new Ending(Ending.Why.DEADLINE, sentence);
    return save(known ->
        known.in(new Phase.HandedOver(now, ending)).announcing(Notice.Kind.HANDED_OVER, now));
  }

  /** The last notice is announced as something, by a hand of its own. */
  public Tale announce(Notice.Kind kind, Section... sections) {
    return tell(Happening.announced(history.events().size(), incident, kind, sections));
  }

  /** DMS composes a command. */
  public Tale composed(String command, SettingChange... changes) {
    return tell(at -> new Event.CommandComposed(at, task, command, List.of(changes)));
  }

  /** A statement is composed. */
  public Tale composed(String statement, RoleChange change) {
    return tell(at -> new Event.StatementComposed(at, statement, change));
  }

  /** The id of the incident. */
  public String id() {
    return incident.id();
  }

  /** The promises that the history breaks. */
  public Set<Promise> broken() {
    Set<Promise> broken = EnumSet.noneOf(Promise.class);
    violations().forEach(violation -> broken.add(violation.promise()));
    return broken;
  }

  /** Everything that the verifier finds. */
  public List<Violation> violations() {
    return new Verifier(Bounds.standard()).violations(history, now);
  }
}
