package dmsmedic.cockroachstandin.house;

import java.time.Instant;

/** Keeps what clients said. */
@FunctionalInterface
public interface Recorder {
  /** A statement that arrived, whether or not it was refused later. */
  void record(Instant at, Who who, String sql);

  /** Who said it. */
  record Who(String role, String applicationName, String database) {}
}
