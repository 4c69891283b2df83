package dmsmedic.dmssimulator;

import dmsmedic.dmssimulator.api.Service;
import dmsmedic.dmssimulator.engine.Lifecycle;
import dmsmedic.dmssimulator.http.Bucket;
import dmsmedic.dmssimulator.http.JsonServer;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Json;
import dmsmedic.dmssimulator.kernel.Sent;
import dmsmedic.dmssimulator.world.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A DMS that runs on a laptop: the service's API for any AWS SDK or the AWS CLI, with tasks that
 * really move rows, on a clock that stands still until it is stepped.
 *
 * <p>Requests are answered at once from the present state. Lines and events are delivered outside
 * every lock, before the call that caused them returns, so a receiver may call back.
 */
public final class SimulatedDms implements AutoCloseable {
  private final ReentrantLock state = new ReentrantLock();
  private final ReentrantLock advancing = new ReentrantLock();
  private final List<DmsCall> calls = new ArrayList<>();
  private final Options options;
  private final World world;
  private final Lifecycle lifecycle;
  private final Service service;
  private final Bucket bucket;
  private final JsonServer server;
  private final Optional<RealTime> realTime;

  private SimulatedDms(Options options) {
    this.options = options;
    Options.Place place = options.place();
    this.world = new World(options.clock().initial(), place.region(), place.account());
    this.lifecycle = new Lifecycle(world, options.behaviour(), options.rows());
    this.service = new Service(world, options.behaviour(), lifecycle, options.rows());
    this.bucket = new Bucket(options.throttling(), options.clock().initial());
    this.server = JsonServer.listen(place.port(), this::answer);
    double speed = options.clock().speed();
    this.realTime = speed > 0 ? Optional.of(RealTime.run(speed, this::advance)) : Optional.empty();
  }

  /** Starts to listen. */
  public static SimulatedDms start(Options options) {
    return new SimulatedDms(options);
  }

  /** Where clients connect to. */
  public URI endpoint() {
    return server.uri();
  }

  /** The simulated time; it takes no lock, so a database that the simulator waits for may ask. */
  public Instant now() {
    return world.now();
  }

  /**
   * Lets time pass: everything due until then happens before this returns, in order. A change made
   * on a source since the last call is captured, even if no time passes.
   */
  public void advance(Duration time) {
    advancing.lock();
    try {
      Instant until = now().plus(time);
      locked(() -> {
        lifecycle.captureSoon(time);
        return true;
      });
      while (locked(() -> world.agenda().runNext(until))) {
        deliver();
      }
      locked(() -> {
        world.agenda().reach(until);
        return true;
      });
    } finally {
      advancing.unlock();
    }
    deliver();
  }

  /** Fails a running task, with the text after {@code Last Error}. */
  public void failTask(String taskArn, String lastError) {
    locked(() -> {
      lifecycle.fail(world.task(taskArn), lastError);
      return true;
    });
    deliver();
  }

  /** What was asked so far, in order. */
  public List<DmsCall> calls() {
    return locked(() -> List.copyOf(calls));
  }

  private String answer(String operation, String request) {
    try {
      return locked(() -> Json.write(answerNow(operation, request)));
    } finally {
      deliver();
    }
  }

  private Map<String, Object> answerNow(String operation, String request) {
    String outcome = "InternalFailure";
    try {
      bucket.take(world.now());
      Map<String, Object> members =
          Json.object(request.isBlank() ? "{}" : request)
              .orElseThrow(() -> new Fault("SerializationException", "Not a JSON object"));
      Map<String, Object> answer = service.answer(operation, members);
      outcome = "OK";
      return answer;
    } catch (Fault fault) {
      outcome = fault.code();
      throw fault;
    } finally {
      calls.add(new DmsCall(operation, masked(request), outcome, world.now()));
    }
  }

  private static String masked(String request) {
    return request
        .replaceAll("(\"Password\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"", "$1\"***\"")
        .replaceAll("(?i)(\\b(?:password|pwd)\\s*=)[^;\"\\\\]*", "$1***");
  }

  private void deliver() {
    world
        .outbox()
        .deliver(sent -> {
          switch (sent) {
            case Sent.Line line ->
                options.sinks().logs().put(line.group(), line.stream(), line.at(), line.message());
            case Sent.Event event -> options.sinks().events().put(event.json());
          }
        });
  }

  private <T> T locked(Supplier<T> deed) {
    state.lock();
    try {
      return deed.get();
    } finally {
      state.unlock();
    }
  }

  /** Stops listening, ends every run in silence and drops every replication slot. */
  @Override
  public void close() {
    realTime.ifPresent(RealTime::close);
    server.close();
    locked(() -> {
      lifecycle.close();
      return true;
    });
  }
}
