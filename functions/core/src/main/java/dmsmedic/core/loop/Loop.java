package dmsmedic.core.loop;

import dmsmedic.core.belt.Belts;
import dmsmedic.core.belt.Limits;
import dmsmedic.core.belt.Mode;
import dmsmedic.core.decision.Aftermath;
import dmsmedic.core.decision.Deciding;
import dmsmedic.core.decision.Decision;
import dmsmedic.core.decision.Inquiries;
import dmsmedic.core.incident.Chronicle.History;
import dmsmedic.core.incident.Deed;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Intent;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.TaskView;
import dmsmedic.core.observation.Question;
import dmsmedic.core.pace.Recall;
import dmsmedic.core.triage.Signal;
import dmsmedic.core.triage.Triage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The one loop: load, ask, observe, decide, record the intent, act, record, announce.
 *
 * <p>Every write is a compare-and-set, so of two wake-ups at once one goes on and the other stops.
 * A wake-up ends when there is nothing to do before some instant, or when its time is up; the next
 * one goes on from the ledger and from the world, never from memory.
 *
 * @param untagged the mode of a task whose tags say none
 * @param recall what this wake-up has learnt already
 */
public record Loop(Ports ports, Limits limits, Mode untagged, Recall recall) {

  /**
   * A treatment of thousands of tables takes more; the next tick goes on, and others have turns.
   */
  private static final int STEPS = 30;

  /** For so long nothing is made of a silence that DMS's limit of requests explains. */
  private static final Duration THROTTLED = Duration.ofHours(1);

  private static final String EXHAUSTED = "The requests that DMS grants are used up.";

  /** A loop that has learnt nothing yet. */
  public Loop(Ports ports, Limits limits, Mode untagged) {
    this(ports, limits, untagged, new Recall());
  }

  /** Everything that the loop reaches the world through. */
  public record Ports(
      Dms dms,
      Cluster cluster,
      Logs logs,
      Ledger ledger,
      Announcer announcer,
      InstantSource clock) {}

  /** What a wake-up came to. */
  public sealed interface Woken {

    /** It ended with a decision that leaves nothing to do now. */
    record Rested(Decision last) implements Woken {}

    /** The ledger does not tell what is going on with the task, so nothing was done for it. */
    record Unread(String reason) implements Woken {}

    /** Another hand was faster, a write did not succeed, or the time was up. */
    record Yielded(String reason) implements Woken {}
  }

  /** Wakes up for one task and goes on until there is nothing to do, or until the deadline. */
  public Woken wake(Signal signal, Instant deadline) {
    Answer<Optional<Incident>> open = ports.ledger().open(signal.task());
    if (open instanceof Answer.Unknown<Optional<Incident>>(String reason)) {
      return new Woken.Unread(reason);
    }
    Optional<Incident> incident = open.found().flatMap(known -> known);
    for (int step = 0; step < STEPS; step++) {
      if (!ports.clock().instant().isBefore(deadline)) {
        return new Woken.Yielded("The time is up.");
      }
      Turn turn = incident.map(this::turn).orElseGet(() -> triage(signal));
      switch (turn) {
        case Turn.On(Incident next) -> incident = Optional.of(next);
        case Turn.Rest(Woken woken) -> {
          return woken;
        }
      }
    }
    return new Woken.Yielded("Too many steps at once.");
  }

  /** What one turn of the loop leads to. */
  private sealed interface Turn {
    record On(Incident incident) implements Turn {}

    record Rest(Woken woken) implements Turn {}
  }

  private Turn turn(Incident incident) {
    if (!incident.chronicle().outbox().isEmpty() && incident.hand().intent().isEmpty()) {
      Optional<Incident> delivered = new Outbox(ports, limits).delivered(incident);
      if (delivered.isPresent()) {
        return save(delivered.get());
      }
      if (incident.phase().last()) {
        return yielded("A message could not be delivered.");
      }
    }
    Optional<Belts> belts = belts(incident);
    return belts
        .map(known -> turn(incident, known))
        .orElseGet(() -> yielded("The budgets could not be read."));
  }

  /**
   * Decides from what was seen a moment ago; and where more than waiting comes of that, once more
   * from what is to be seen now.
   */
  private Turn turn(Incident incident, Belts belts) {
    Chosen chosen = choose(Observer.recalling(ports, recall, incident.task()), incident, belts);
    if (chosen.look().recalled() && chosen.decision().commits(incident)) {
      chosen = again(chosen, incident, belts);
    }
    if (throttled(incident, chosen.look())) {
      return yielded(EXHAUSTED);
    }
    return new Hands(ports).holdFound(incident, chosen.decision(), chosen.look().seen())
        ? follow(chosen.decision(), chosen.look().seen())
        : yielded("Who needs a role's setting could not be noted.");
  }

  /** A decision, and what it was made from. */
  private record Chosen(Decision decision, Observer.Look look, Instant at) {}

  private Chosen choose(Observer observer, Incident incident, Belts belts) {
    Instant now = ports.clock().instant();
    Observer.Look look = observer.look(Inquiries.ask(incident, limits, now));
    return new Chosen(Deciding.decide(incident, look.seen(), belts, now), look, now);
  }

  /** Nothing that was recalled is left in it; whatever follows, follows at the same instant. */
  private Chosen again(Chosen first, Incident incident, Belts belts) {
    Observer.Look look =
        Observer.fresh(ports, recall, incident.task())
            .again(Inquiries.ask(incident, limits, first.at()), first.look().seen());
    Decision decision = Deciding.decide(incident, look.seen(), belts, first.at());
    return new Chosen(decision, look, first.at());
  }

  /**
   * Whether DMS left something unanswered only because of its limit of requests.
   *
   * <p>That is no news about the task, so it uses up nobody's patience; but a limit that never
   * lifts ends with a person, as everything does.
   */
  private boolean throttled(Incident incident, Observer.Look look) {
    Instant end = incident.phase().since().plus(THROTTLED);
    return look.gaps() && ports.dms().exhausted() && ports.clock().instant().isBefore(end);
  }

  private Turn triage(Signal signal) {
    Optional<TaskFile> file = ports.ledger().file(signal.task()).found();
    if (file.isEmpty()) {
      return yielded("The file of the task could not be read.");
    }
    Instant now = ports.clock().instant();
    Optional<Instant> sighted =
        signal instanceof Signal.FaultSighted(_, Instant firstAt)
            ? Optional.of(firstAt)
            : Optional.empty();
    Observer observer = Observer.recalling(ports, recall, signal.task());
    Observation first = observer.look(Triage.ask(file.get().since(sighted))).seen();
    List<Question> more = Triage.askMore(first);
    Observation seen =
        more.isEmpty() ? first : first.withStatistics(observer.look(more).seen().statistics());
    Belts belts = new Belts(limits, untagged, file.get().usage(now, 0));
    Decision decision = Triage.decide(signal, seen, belts, file.get().before(), now);
    new Watermark(ports.ledger()).after(decision, file.get(), seen, now);
    return decision instanceof Decision.Advance(Incident opened)
        ? on(ports.ledger().begin(opened, file.get()))
        : follow(decision, seen);
  }

  private Optional<Belts> belts(Incident incident) {
    Instant now = ports.clock().instant();
    Optional<TaskFile> file =
        ports.ledger().file(incident.task()).found().map(one -> one.opened(incident.openedAt()));
    return file.flatMap(known ->
        weather(incident)
            .map(seen -> known.usage(now, seen.open(), seen.storming()))
            .map(usage -> new Belts(limits, untagged, usage)));
  }

  /** How many incidents are open, and whether a storm lasts. */
  private record Weather(int open, boolean storming) {}

  /** A storm holds back what has not begun; whatever has does not ask for it. */
  private Optional<Weather> weather(Incident incident) {
    boolean begins =
        incident.phase() instanceof Phase.Planning
            || incident.phase() instanceof Phase.AwaitingApproval
            || incident.phase() instanceof Phase.Held;
    if (!begins) {
      return Optional.of(new Weather(0, false));
    }
    Instant now = ports.clock().instant();
    Optional<Integer> open = recall.open(now, ports.ledger()::openTasks).found().map(List::size);
    return open.flatMap(
        count -> ports.ledger().fleet().found().map(fleet -> new Weather(count, fleet.storming())));
  }

  private Turn follow(Decision decision, Observation seen) {
    return switch (decision) {
      case Decision.Advance(Incident next) -> save(next);
      case Decision.Act(Incident incident, Deed deed) -> act(incident, deed, seen);
      case Decision.Wait wait -> new Turn.Rest(new Woken.Rested(wait));
      case Decision.Ignored ignored -> new Turn.Rest(new Woken.Rested(ignored));
    };
  }

  private Turn act(Incident incident, Deed deed, Observation seen) {
    Instant now = ports.clock().instant();
    Intent intent = new Intent(deed, now, now.plus(limits.waits().lease()));
    Turn written = save(incident.withHand(incident.hand().withIntent(Optional.of(intent))));
    if (!(written instanceof Turn.On(Incident intended))) {
      return written;
    }
    recall.forget(incident.task());
    Optional<TaskView> task = seen.task().found().flatMap(known -> known);
    Outcome outcome = new Hands(ports).act(intended, deed, task);
    Decision next = Aftermath.of(intended, deed, outcome, limits, ports.clock().instant());
    Turn turn = follow(next, seen);
    return turn instanceof Turn.On(Incident after) && stuck(outcome, intended, after)
        ? yielded("Not done: " + deed.sentence() + ".")
        : turn;
  }

  /** Whether the very same call would follow at once; it is left to the next wake-up. */
  private static boolean stuck(Outcome outcome, Incident before, Incident after) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Unsure _ -> false;
      case Outcome.NotNow _ -> true;
      case Outcome.Refused _ -> before.phase().equals(after.phase());
    };
  }

  private Turn save(Incident incident) {
    if (incident.phase().last() && incident.chronicle().outbox().isEmpty() && !closed(incident)) {
      return yielded("The end could not be written into the file of the task.");
    }
    return on(ports.ledger().save(incident));
  }

  private static Turn on(Ledger.Saved<Incident> saved) {
    return switch (saved) {
      case Ledger.Saved.Written<Incident>(Incident written) -> new Turn.On(written);
      case Ledger.Saved.Overtaken<Incident> _ -> yielded("Another hand was faster.");
      case Ledger.Saved.Failed<Incident>(String reason) -> yielded(reason);
    };
  }

  /**
   * What the incident has read is history, so the file learns of the end before the ledger does.
   *
   * <p>The incident is paid for here, and counted before as the one that is open, so that a death
   * while it is opened costs nothing and no incident is free.
   */
  private boolean closed(Incident incident) {
    return ports
        .ledger()
        .file(incident.task())
        .found()
        .map(file ->
            file.closed(
                    History.of(incident, Watermark.closing(incident)), incident.hand().seenToEnd())
                .opened(incident.openedAt()))
        .map(file -> ports.ledger().save(file) instanceof Ledger.Saved.Written<TaskFile>)
        .orElse(false);
  }

  private static Turn yielded(String reason) {
    return new Turn.Rest(new Woken.Yielded(reason));
  }
}
