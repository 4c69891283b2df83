package dmsmedic.testkit.simulation.promise;

import dmsmedic.testkit.simulation.promise.deed.ForeignRowsKept;
import dmsmedic.testkit.simulation.promise.deed.IntentFirst;
import dmsmedic.testkit.simulation.promise.deed.ModeObeyed;
import dmsmedic.testkit.simulation.promise.deed.NeverAgainstAPerson;
import dmsmedic.testkit.simulation.promise.deed.NeverTwice;
import dmsmedic.testkit.simulation.promise.deed.OneTreatment;
import dmsmedic.testkit.simulation.promise.deed.OnlyConfirmed;
import dmsmedic.testkit.simulation.promise.deed.OnlyHurtTables;
import dmsmedic.testkit.simulation.promise.deed.OperatorsChangeKept;
import dmsmedic.testkit.simulation.promise.deed.StormHeld;
import dmsmedic.testkit.simulation.promise.deed.TracedToARung;
import dmsmedic.testkit.simulation.promise.deed.WithinBudget;
import dmsmedic.testkit.simulation.promise.ending.HealedIsWhole;
import dmsmedic.testkit.simulation.promise.ending.IncidentEnds;
import dmsmedic.testkit.simulation.promise.ending.NeverLeftStopped;
import dmsmedic.testkit.simulation.promise.ending.NothingInvented;
import dmsmedic.testkit.simulation.promise.ending.NothingOverlooked;
import dmsmedic.testkit.simulation.promise.ending.RoleSettingsKept;
import dmsmedic.testkit.simulation.promise.ending.UndoRestores;
import dmsmedic.testkit.simulation.promise.story.Bounds;
import dmsmedic.testkit.simulation.promise.story.Watch;

/** What the product promises; each knows what happened in a run and nothing of the healer. */
public enum Promise {
  ONE_TREATMENT("A task has one treatment at a time."),
  ONLY_CONFIRMED("A task without a confirmed fault is never changed."),
  NEVER_AGAINST_A_PERSON("A task that a person stopped is never started."),
  TRACED_TO_A_RUNG("Every deed traces to a rung of a confirmed fault."),
  INTENT_FIRST("The intent of a deed is written before it."),
  NEVER_TWICE("No deed is done twice with effect."),
  ONLY_HURT_TABLES("Only hurt tables are loaded again, and an empty list never means all."),
  WITHIN_BUDGET("No table, incident or task goes beyond its budget."),
  OPERATORS_CHANGE_KEPT("What an operator changed is never overwritten."),
  FOREIGN_ROWS_KEPT("Rows that somebody else wrote are never truncated unasked."),
  STORM_HELD("While too many incidents are open at once, no treatment begins unapproved."),
  MODE_OBEYED("Nothing is changed that the tags of the task do not allow."),
  INCIDENT_ENDS("Every incident ends in time, healed with proof or handed over."),
  NOTHING_OVERLOOKED("Of every damage that a log tells of, somebody hears."),
  HEALED_IS_WHOLE("The tables of a healed incident are whole."),
  NEVER_LEFT_STOPPED("A task that we stopped is not left stopped, or a person is paged."),
  NOTHING_INVENTED("Nothing is announced that did not happen."),
  UNDO_RESTORES("The undo of a healed incident restores the settings."),
  ROLE_SETTINGS_KEPT("No undo takes a setting of a role from another incident that needs it.");

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  /** The promise as a sentence. */
  public String sentence() {
    return sentence;
  }

  /** Somebody who watches that it is kept, for one history. */
  Watch watch(Bounds bounds) {
    return switch (this) {
      case ONE_TREATMENT -> new OneTreatment();
      case ONLY_CONFIRMED -> new OnlyConfirmed(bounds);
      case NEVER_AGAINST_A_PERSON -> new NeverAgainstAPerson(bounds);
      case TRACED_TO_A_RUNG -> new TracedToARung();
      case INTENT_FIRST -> new IntentFirst();
      case NEVER_TWICE -> new NeverTwice();
      case ONLY_HURT_TABLES -> new OnlyHurtTables(bounds);
      case WITHIN_BUDGET -> new WithinBudget(bounds);
      case OPERATORS_CHANGE_KEPT -> new OperatorsChangeKept(bounds);
      case FOREIGN_ROWS_KEPT -> new ForeignRowsKept(bounds);
      case STORM_HELD -> new StormHeld(bounds);
      case MODE_OBEYED -> new ModeObeyed(bounds);
      case INCIDENT_ENDS -> new IncidentEnds(bounds);
      case NOTHING_OVERLOOKED -> new NothingOverlooked(bounds);
      case HEALED_IS_WHOLE -> new HealedIsWhole();
      case NEVER_LEFT_STOPPED -> new NeverLeftStopped(bounds);
      case NOTHING_INVENTED -> new NothingInvented(bounds);
      case UNDO_RESTORES -> new UndoRestores(bounds);
      case ROLE_SETTINGS_KEPT -> new RoleSettingsKept(bounds);
    };
  }
}
