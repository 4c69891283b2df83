package dmsmedic.testkit.simulation.run;

/** The end of a function in the middle of its work; nothing catches it but who started it. */
final class Died extends Error {
  private static final long serialVersionUID = 1L;

  Died() {
    super("The function died.", null, false, false);
  }
}
