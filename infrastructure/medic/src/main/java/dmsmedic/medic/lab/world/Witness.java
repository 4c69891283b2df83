package dmsmedic.medic.lab.world;

import java.time.Instant;

/** Whoever is told what happens in the world, as it happens. */
@FunctionalInterface
public interface Witness {

  /** Somebody did or said something. */
  void sees(Instant at, String who, String what);
}
