package dmsmedic.cockroachstandin.house;

import dmsmedic.cockroachstandin.backend.EmbeddedCluster;
import dmsmedic.cockroachstandin.backend.StandInClock;
import dmsmedic.cockroachstandin.copy.Contention;
import dmsmedic.cockroachstandin.dialect.Dialect;
import dmsmedic.cockroachstandin.log.SqlExecLog;
import java.util.OptionalInt;

/** What all sessions of a stand-in share. */
public record House(
    Dialect dialect,
    EmbeddedCluster cluster,
    StandInClock clock,
    SqlExecLog log,
    Recorder recorder,
    CopyHabits copying) {
  /**
   * How COPY goes here.
   *
   * @param batchRows the most rows of a batch; empty for what the version does
   */
  public record CopyHabits(Contention contention, OptionalInt batchRows) {}
}
