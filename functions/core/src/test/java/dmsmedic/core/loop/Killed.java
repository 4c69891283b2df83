package dmsmedic.core.loop;

/** The death of a function between two instructions; nothing may catch it. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed(String call) {
    super(call, null, false, false);
  }
}
