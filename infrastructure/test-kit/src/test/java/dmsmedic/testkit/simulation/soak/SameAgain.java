package dmsmedic.testkit.simulation.soak;

import java.util.Set;
import java.util.stream.Stream;

/** The program of a second JVM: it prints the digest of each seed that it is given. */
final class SameAgain {
  private SameAgain() {}

  public static void main(String[] seeds) {
    Stream.of(seeds)
        .mapToLong(Long::parseLong)
        .mapToObj(SameAgain::digest)
        .forEach(System.out::println);
  }

  /** The digest of a seed's history. */
  static String digest(long seed) {
    return Trace.digest(Judge.ofTheHealer().once(seed, Set.of()).history());
  }
}
