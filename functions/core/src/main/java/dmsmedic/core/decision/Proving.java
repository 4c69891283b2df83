package dmsmedic.core.decision;

import dmsmedic.core.assessment.Evidence;
import dmsmedic.core.belt.Belts;
import dmsmedic.core.incident.Ending.Why;
import dmsmedic.core.incident.Hand.Sample;
import dmsmedic.core.incident.Incident;
import dmsmedic.core.incident.Phase;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TaskStatus;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.Observation;
import dmsmedic.core.observation.Observation.RecoveryView;
import dmsmedic.core.proof.Verdict;
import dmsmedic.core.treatment.HurtTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The decisions after a load: is every table whole, and does it stay so for a while. */
record Proving(Incident incident, Observation seen, Belts belts, Instant now, Evidence evidence) {

  /** Two looks that lie further apart bracket so many changes that a count proves little. */
  private static final Duration STALE = Duration.ofMinutes(5);

  /** DMS answers, and has no recovery task. */
  private static final Optional<Optional<RecoveryView>> GONE = Optional.of(Optional.empty());

  static Proving of(Incident incident, Observation seen, Belts belts, Instant now) {
    return new Proving(incident, seen, belts, now, Evidence.of(incident, seen));
  }

  Decision prove() {
    Optional<Sample> sample = incident.hand().sample().filter(s -> s.at().plus(STALE).isAfter(now));
    if (sample.isEmpty()) {
      return look();
    }
    Optional<String> unseen =
        Stream.of(seen.rows(), seen.lines(), seen.statistics())
            .filter(answer -> answer.found().isEmpty())
            .map(Answer::reason)
            .findFirst();
    if (unseen.isPresent()) {
      return unproven(unseen.get());
    }
    return readOn().orElseGet(this::judge);
  }

  /**
   * Where the logs hold more than one look reads: the same decision again, from where it ended.
   *
   * <p>The mark moves only over lines that tell of no new damage to a loaded table, so that a table
   * that is hurt again is never read past.
   */
  private Optional<Decision> readOn() {
    if (incident.tables().stream().anyMatch(evidence::hurtAgain)) {
      return Optional.empty();
    }
    return Endings.readOn(incident, seen, now);
  }

  /** The first of two looks at the statistics of the tables that were loaded. */
  private Decision look() {
    List<TableStatistics> looked = new ArrayList<>();
    List<HurtTable> tables = dosed();
    tables.forEach(table -> evidence.loaded(table).ifPresent(looked::add));
    if (looked.size() < tables.size()) {
      return unproven("DMS does not list the statistics of every table.");
    }
    Sample sample = new Sample(now, looked);
    return new Decision.Advance(incident.withHand(incident.hand().withSample(Optional.of(sample))));
  }

  /**
   * The verdicts over all tables of the treatment.
   *
   * <p>Where one is damaged the others still wait for theirs: the next rung would truncate and load
   * again what may be whole. Where lines of the damage are more than one look reads, nobody waits.
   */
  private Decision judge() {
    List<HurtTable> tables = new ArrayList<>(incident.tables());
    List<String> proofs = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (HurtTable table : dosed()) {
      Verdict verdict = evidence.verdict(table);
      String sentence = proofOf(table) + verdict.sentence();
      switch (verdict) {
        case Verdict.Whole _ -> {
          tables.set(tables.indexOf(table), table.proven(true));
          proofs.add(sentence);
        }
        case Verdict.Damaged _ -> damaged.add(sentence);
        case Verdict.Inconclusive _ -> open.add(sentence);
      }
    }
    boolean flood = !damaged.isEmpty() && seen.linesUntil().isPresent();
    if (!open.isEmpty() && !flood) {
      return unproven(String.join(" ", Stream.concat(damaged.stream(), open.stream()).toList()));
    }
    return damaged.isEmpty()
        ? soak(with(tables, proofs), proofs)
        : lasts(proofs).orElseGet(() -> climb(with(tables, proofs), String.join(" ", damaged)));
  }

  /** With a recovery task its log goes too, so what it made whole is watched before that. */
  private Optional<Decision> lasts(List<String> proofs) {
    Instant until = incident.phase().since().plus(belts.limits().waits().soak());
    boolean goes = incident.hand().recovery().isPresent() && !proofs.isEmpty();
    return goes && now.isBefore(until)
        ? Optional.of(new Decision.Wait(until, "Whole tables are watched beside damaged ones."))
        : Optional.empty();
  }

  /** A table that an earlier treatment made whole keeps its proof, one that was hurt again not. */
  private Incident with(List<HurtTable> tables, List<String> proofs) {
    List<String> all = new ArrayList<>();
    for (String proof : incident.chronicle().proofs()) {
      if (tables.stream().anyMatch(t -> t.whole() && proof.startsWith(proofOf(t)))) {
        all.add(proof);
      }
    }
    all.addAll(proofs);
    return incident.withTables(tables).withChronicle(incident.chronicle().withProofs(all));
  }

  private static String proofOf(HurtTable table) {
    return "'" + table.target() + "': ";
  }

  private Decision soak(Incident soaking, List<String> proofs) {
    Phase next = new Phase.Soaking(now, now.plus(belts.limits().waits().soak()));
    return Endings.on(soaking, next, "Proven: " + String.join(" ", proofs));
  }

  /** The rung did not help; a recovery task that did not is deleted first. */
  private Decision climb(Incident hurt, String sentence) {
    return hurt.hand().recovery().isPresent()
        ? Endings.on(hurt, new Phase.DeletingRecovery(now, false), sentence)
        : Endings.again(hurt, sentence, now);
  }

  /** Looks again with a fresh first look, until the proof has been open too long. */
  private Decision unproven(String sentence) {
    Duration longest = belts.limits().waits().proof();
    if (now.isAfter(incident.phase().since().plus(longest))) {
      return Endings.handOver(incident, Why.INCONCLUSIVE, "Not proven: " + sentence, now);
    }
    boolean stale = incident.hand().sample().isPresent();
    return stale
        ? new Decision.Advance(incident.withHand(incident.hand().withSample(Optional.empty())))
        : new Decision.Wait(now.plus(belts.limits().waits().poll()), sentence);
  }

  /** The tables of the treatment. */
  private List<HurtTable> dosed() {
    Set<TableName> treated = Set.copyOf(incident.plan().chosen().tables());
    return incident.tables().stream()
        .filter(table -> treated.contains(table.source()))
        .filter(table -> !table.whole())
        .toList();
  }

  /**
   * The end of the watch: nothing new, and nothing left open.
   *
   * <p>With a recovery task its log goes too, so that one is read to its end before the next rung:
   * a line that nobody read there would never be read.
   */
  Decision soak(Phase.Soaking phase) {
    if (now.isBefore(phase.until())) {
      return new Decision.Wait(phase.until(), "The tables are watched.");
    }
    if (seen.lines() instanceof Answer.Unknown<?>(String reason)) {
      return unread(reason);
    }
    if (seen.statistics() instanceof Answer.Unknown<?>(String reason)) {
      return unread(reason);
    }
    if (incident.hand().recovery().isPresent()
        && seen.recovery() instanceof Answer.Unknown<?>(String reason)) {
      return unread(reason);
    }
    if (incident.hand().recovery().isPresent() && seen.recovery().found().equals(GONE)) {
      Incident free = incident.withHand(incident.hand().withRecovery(Optional.empty()));
      return Endings.handOver(
          free, Why.OPERATOR, "Somebody deleted the recovery task while it was watched.", now);
    }
    if (seen.knownTask().map(task -> task.status() == TaskStatus.FAILED).orElse(false)) {
      return Endings.handOver(
          incident, Why.INCONCLUSIVE, "The tables were proven whole before.", now);
    }
    boolean goes = incident.hand().recovery().isPresent();
    Optional<Decision> further = goes ? Endings.readOn(hurtAgainMarked(), seen, now) : readOn();
    if (further.isPresent()) {
      return further.get();
    }
    boolean again = incident.tables().stream().anyMatch(evidence::hurtAgain);
    if ((goes || !again) && seen.linesUntil().isPresent()) {
      return unread("The log was not read to its end.");
    }
    boolean error = incident.tables().stream().anyMatch(evidence::inError);
    boolean left = incident.tables().stream().anyMatch(table -> !table.whole());
    if (again || error || left) {
      return climb(hurtAgainMarked(), "The watch found tables that are not whole.");
    }
    return validation()
        .orElseGet(() ->
            incident.hand().recovery().isPresent()
                ? Endings.on(
                    incident, new Phase.DeletingRecovery(now, true), "The recovery task goes.")
                : Recovering.healed(incident, now));
  }

  /** Where the operator has DMS compare the rows, its word is awaited, for a day at most. */
  private Optional<Decision> validation() {
    List<TableStatistics> shown =
        incident.tables().stream().map(evidence::loaded).flatMap(Optional::stream).toList();
    Optional<TableStatistics> failed =
        shown.stream().filter(TableStatistics::validationFailed).findFirst();
    if (failed.isPresent()) {
      String sentence =
          "The rows are as counted, but DMS validation says of '%s': %s."
              .formatted(failed.get().table(), failed.get().validation());
      return Optional.of(Endings.handOver(incident, Why.INCONCLUSIVE, sentence, now));
    }
    return shown.stream().anyMatch(TableStatistics::validationPending)
        ? Optional.of(
            Endings.patience(
                incident,
                belts.limits().waits().approval(),
                belts.limits(),
                "the end of DMS validation.",
                now))
        : Optional.empty();
  }

  private Decision unread(String reason) {
    return Endings.patience(
        incident,
        belts.limits().waits().soak().plus(belts.limits().waits().step()),
        belts.limits(),
        reason,
        now);
  }

  private Incident hurtAgainMarked() {
    return incident.withTables(
        incident.tables().stream().map(t -> evidence.hurtAgain(t) ? t.proven(false) : t).toList());
  }
}
