package dmsmedic.core.incident;

import java.time.Instant;

/**
 * Where an incident stands; the next wake-up goes on from here, whoever comes.
 *
 * <p>A phase names what is being brought about, so that a repeated or late wake-up looks at the
 * world and finds either that it is so or what is still missing.
 */
public sealed interface Phase {

  /** When the phase began; deadlines count from here. */
  Instant since();

  /** Everything that a plan needs is being gathered, or the end of a full load is awaited. */
  record Planning(Instant since) implements Phase {}

  /** An operator is asked for the approval of the plan. */
  record AwaitingApproval(Instant since, String fingerprint) implements Phase {}

  /** A storm holds the plan back; an operator may approve it alone. */
  record Held(Instant since, String fingerprint) implements Phase {}

  /**
   * The operator halted the treatment: what was stopped is resumed as it is, and then nothing is
   * done until the operator lets it go on.
   */
  record Paused(Instant since) implements Phase {}

  /** The role's defaults are being changed and read back. */
  record SettingRoles(Instant since) implements Phase {}

  /** The task is being stopped. */
  record Stopping(Instant since) implements Phase {}

  /** The stopped task is being modified and read back. */
  record Modifying(Instant since) implements Phase {}

  /** The task is being resumed. */
  record Starting(Instant since) implements Phase {}

  /** A full load that had failed was resumed and runs to its end. */
  record Finishing(Instant since) implements Phase {}

  /** The hurt tables are being requested and loaded on the task itself. */
  record Reloading(Instant since) implements Phase {}

  /** The recovery task is being created. */
  record CreatingRecovery(Instant since) implements Phase {}

  /** The recovery task is being started. */
  record StartingRecovery(Instant since) implements Phase {}

  /** The recovery task loads the hurt tables. */
  record LoadingRecovery(Instant since) implements Phase {}

  /** The reloaded tables are being proven whole. */
  record Proving(Instant since) implements Phase {}

  /** Everything is proven and is watched for a while. */
  record Soaking(Instant since, Instant until) implements Phase {}

  /** The recovery task is being deleted; the plan goes on if it did not help. */
  record DeletingRecovery(Instant since, boolean helped) implements Phase {}

  /** What was stopped is being resumed as it is, and then a person takes over. */
  record Withdrawing(Instant since, Ending ending) implements Phase {}

  /** The end: proven whole. */
  record Healed(Instant since) implements Phase {}

  /** The end: with a person. */
  record HandedOver(Instant since, Ending ending) implements Phase {}

  /** Whether nothing follows. */
  default boolean last() {
    return this instanceof Healed || this instanceof HandedOver;
  }
}
