package dmsmedic.testkit.simulation.promise.story;

/** Where broken promises are told. */
@FunctionalInterface
public interface Breaches {

  /** The promise is broken here, and this sentence says how. */
  void add(String sentence);
}
