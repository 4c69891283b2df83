package dmsmedic.dmssimulator;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.behaviour.Inferred;
import dmsmedic.dmssimulator.behaviour.Throttling;
import dmsmedic.dmssimulator.behaviour.Timings;
import dmsmedic.dmssimulator.jdbc.JdbcRows;
import dmsmedic.dmssimulator.rows.Rows;
import java.time.Instant;

/**
 * How a simulated DMS starts. The defaults: a free port, region us-east-1, account 123456789012,
 * rows by JDBC, sinks that drop everything, and a clock that only moves when it is told to.
 *
 * @param place port, region and account
 * @param behaviour timings and answers to unpublished questions
 * @param throttling the request quota
 * @param rows the way to the databases
 * @param sinks where lines and events go
 * @param clock where the clock stands, and how fast it runs by itself
 */
public record Options(
    Place place, Behaviour behaviour, Throttling throttling, Rows rows, Sinks sinks, Clock clock) {

  /** Port (0 takes a free one), region and account. */
  public record Place(int port, String region, String account) {}

  /** Where lines and events go. */
  public record Sinks(LogSink logs, EventSink events) {}

  /**
   * Where the clock stands at first.
   *
   * @param speed simulated seconds that pass in one real second; 0 stands still until {@link
   *     SimulatedDms#advance}
   */
  public record Clock(Instant initial, double speed) {}

  /** The defaults. */
  public static Options usual() {
    return new Options(
        new Place(0, "us-east-1", "123456789012"),
        new Behaviour(Timings.usual(), Inferred.usual()),
        Throttling.published(),
        new JdbcRows(),
        new Sinks((group, stream, at, message) -> {}, event -> {}),
        new Clock(Instant.parse("2026-01-01T00:00:00Z"), 0));
  }

  /** The same on a certain port. */
  public Options withPort(int port) {
    return with(new Place(port, place.region(), place.account()));
  }

  /** The same in another region. */
  public Options withRegion(String region) {
    return with(new Place(place.port(), region, place.account()));
  }

  /** The same in another account. */
  public Options withAccount(String account) {
    return with(new Place(place.port(), place.region(), account));
  }

  private Options with(Place other) {
    return new Options(other, behaviour, throttling, rows, sinks, clock);
  }

  /** The same with other timings. */
  public Options withTimings(Timings timings) {
    Behaviour changed = new Behaviour(timings, behaviour.inferred());
    return new Options(place, changed, throttling, rows, sinks, clock);
  }

  /** The same with other answers to unpublished questions. */
  public Options withInferred(Inferred inferred) {
    Behaviour changed = new Behaviour(behaviour.timings(), inferred);
    return new Options(place, changed, throttling, rows, sinks, clock);
  }

  /** The same with another quota. */
  public Options withThrottling(Throttling other) {
    return new Options(place, behaviour, other, rows, sinks, clock);
  }

  /** The same with another way to the databases. */
  public Options withRows(Rows other) {
    return new Options(place, behaviour, throttling, other, sinks, clock);
  }

  /** The same with another receiver of log lines. */
  public Options withLogs(LogSink logs) {
    Sinks changed = new Sinks(logs, sinks.events());
    return new Options(place, behaviour, throttling, rows, changed, clock);
  }

  /** The same with another receiver of events. */
  public Options withEvents(EventSink events) {
    Sinks changed = new Sinks(sinks.logs(), events);
    return new Options(place, behaviour, throttling, rows, changed, clock);
  }

  /** The same with another first instant. */
  public Options withInitial(Instant initial) {
    return new Options(place, behaviour, throttling, rows, sinks, new Clock(initial, clock.speed));
  }

  /** The same with a clock that runs by itself, so many simulated seconds in a real one. */
  public Options withRealTime(double speed) {
    return new Options(place, behaviour, throttling, rows, sinks, new Clock(clock.initial, speed));
  }
}
