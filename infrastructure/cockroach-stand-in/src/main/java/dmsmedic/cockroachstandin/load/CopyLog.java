package dmsmedic.cockroachstandin.load;

import dmsmedic.cockroachstandin.dialect.CockroachVersion;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.log.SqlExecLog.Conditions;
import dmsmedic.cockroachstandin.log.SqlExecLog.Run;
import dmsmedic.cockroachstandin.log.SqlExecLog.Speaker;
import dmsmedic.cockroachstandin.wire.SqlError;

/** What the cluster logs of one COPY, by version. */
final class CopyLog {
  private final House house;
  private final Speaker speaker;
  private final CopyPlan plan;
  private final String text;

  CopyLog(House house, Speaker speaker, CopyPlan plan) {
    this.house = house;
    this.speaker = speaker;
    this.plan = plan;
    this.text = plan.statement().print(version().atLeast(23, 1, 0));
  }

  private CockroachVersion version() {
    return house.dialect().version();
  }

  private Run run() {
    return new Run(house.clock().tick(), speaker, text);
  }

  /** Logged without a trace setting since v22.1.14 and v22.2.3 (release notes). */
  void failed(SqlError error) {
    CockroachVersion version = version();
    boolean always = version.inLine(22, 1) ? version.atLeast(22, 1, 14) : version.atLeast(22, 2, 3);
    if (always) {
      house.log().copyFailed(run(), error.message());
    }
  }

  /** Logged by the versions that can retry. */
  void attemptFailed(SqlError error, int attempt) {
    if (house.dialect().variables().find("copy_from_retries_enabled").isEmpty()) {
      return;
    }
    boolean retriable = error.sqlState().equals("40001");
    house.log().attemptFailed(run(), error.message(), attempt, retriable);
    if (retriable && plan.retries()) {
      house.log().retrying(run());
    } else if (retriable) {
      Conditions conditions =
          new Conditions(plan.implicit(), plan.settings().atomic(), plan.settings().retries());
      house.log().notRetrying(run(), conditions);
    }
  }
}
