package dmsmedic.cockroachstandin;

import dmsmedic.cockroachstandin.copy.Contention;
import dmsmedic.cockroachstandin.dialect.CockroachVersion;
import dmsmedic.cockroachstandin.log.LogFormat;
import dmsmedic.cockroachstandin.log.LogSink;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a stand-in is to be.
 *
 * @param version which CockroachDB it answers as
 * @param port its port on 127.0.0.1; 0 for a free one
 * @param clock what clients are told; it may be stepped
 * @param databases the databases besides {@code defaultdb} and {@code postgres}
 * @param roles the roles besides {@code root} and {@code admin}
 * @param schedules the backup schedules; none of them runs
 * @param contention which transactions of a COPY meet a conflict
 * @param batchRows the most rows of a COPY batch; empty for what the version does
 * @param retriesByDefault the default of copy_from_retries_enabled; empty for the version's own
 * @param log where the SQL_EXEC channel is written, and how
 */
public record Options(
    CockroachVersion version,
    int port,
    InstantSource clock,
    List<String> databases,
    List<Role> roles,
    List<BackupSchedule> schedules,
    Contention contention,
    OptionalInt batchRows,
    Optional<Boolean> retriesByDefault,
    Log log) {

  /** The SQL_EXEC channel: its sink, its format, and whether sensitive parts are redacted. */
  public record Log(LogSink sink, LogFormat format, boolean redacted) {}

  /** A stand-in of a version such as {@code v22.2.4}, with nothing else in it. */
  public static Options of(String version) {
    return new Options(
        CockroachVersion.parse(version),
        0,
        InstantSource.system(),
        List.of(),
        List.of(),
        List.of(),
        Contention.none(),
        OptionalInt.empty(),
        Optional.empty(),
        new Log(LogSink.none(), LogFormat.CRDB_V2, false));
  }

  public Options withPort(int number) {
    return new Options(
        version,
        number,
        clock,
        databases,
        roles,
        schedules,
        contention,
        batchRows,
        retriesByDefault,
        log);
  }

  public Options withClock(InstantSource source) {
    return new Options(
        version,
        port,
        source,
        databases,
        roles,
        schedules,
        contention,
        batchRows,
        retriesByDefault,
        log);
  }

  /** One more database. */
  public Options withDatabase(String name) {
    return new Options(
        version,
        port,
        clock,
        and(databases, name),
        roles,
        schedules,
        contention,
        batchRows,
        retriesByDefault,
        log);
  }

  /** One more role. */
  public Options withRole(Role role) {
    return new Options(
        version,
        port,
        clock,
        databases,
        and(roles, role),
        schedules,
        contention,
        batchRows,
        retriesByDefault,
        log);
  }

  /** One more backup schedule. */
  public Options withSchedule(BackupSchedule schedule) {
    return new Options(
        version,
        port,
        clock,
        databases,
        roles,
        and(schedules, schedule),
        contention,
        batchRows,
        retriesByDefault,
        log);
  }

  public Options withContention(Contention conflicts) {
    return new Options(
        version,
        port,
        clock,
        databases,
        roles,
        schedules,
        conflicts,
        batchRows,
        retriesByDefault,
        log);
  }

  public Options withBatchRows(int rows) {
    return new Options(
        version,
        port,
        clock,
        databases,
        roles,
        schedules,
        contention,
        OptionalInt.of(rows),
        retriesByDefault,
        log);
  }

  /** Replaces the default of copy_from_retries_enabled, which v23.1.0 does not document. */
  public Options withRetriesByDefault(boolean on) {
    return new Options(
        version,
        port,
        clock,
        databases,
        roles,
        schedules,
        contention,
        batchRows,
        Optional.of(on),
        log);
  }

  public Options withLog(LogSink sink, LogFormat format, boolean redacted) {
    return new Options(
        version,
        port,
        clock,
        databases,
        roles,
        schedules,
        contention,
        batchRows,
        retriesByDefault,
        new Log(sink, format, redacted));
  }

  private static <T> List<T> and(List<T> some, T another) {
    return Stream.concat(some.stream(), Stream.of(another)).toList();
  }
}
