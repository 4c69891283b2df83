package dmsmedic.taskhealer.healer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dmsmedic.core.decision.Decision;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.loop.Loop.Woken;
import dmsmedic.core.loop.Rounds;
import dmsmedic.events.json.Json;
import dmsmedic.taskhealer.aws.AwsConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;

/**
 * The only hand that acts: woken by a DMS state change, a sighted fault or a tick.
 *
 * <p>What an event says is never believed, only looked into. An event that cannot be read ends the
 * invocation with an exception, so that it reaches the dead-letter queue; trouble with AWS or the
 * cluster does not, because the next tick goes on from the ledger.
 */
public final class TaskHealerHandler implements RequestStreamHandler, Resource {

  /** Kept back for the writes that end a wake-up: longer than the slowest single call. */
  private static final Duration RESERVE = AwsConnection.CALL.plus(Duration.ofSeconds(2));

  private final Wiring wiring;

  /** The function as Lambda makes it. */
  public TaskHealerHandler() {
    this(Wiring.ofLambda());
    Core.getGlobalContext().register(this);
  }

  /** The function over these ports. */
  public TaskHealerHandler(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Wake wake = Wake.of(Json.read(input));
    Json.Obj summary = summary(wake, wake(wake, deadline(context)));
    context.getLogger().log(summary.with("requestId", context.getAwsRequestId()).write() + "\n");
    output.write(summary.write().getBytes(StandardCharsets.UTF_8));
  }

  private Instant deadline(Context context) {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    return wiring.ports().clock().instant().plus(left);
  }

  private List<Woken> wake(Wake wake, Instant deadline) {
    wiring.allowance().begin(wake.share());
    Rounds rounds = new Rounds(new Loop(wiring.ports(), wiring.limits(), wiring.untagged()));
    return switch (wake) {
      case Wake.OneTask one -> rounds.task(one.signal(), deadline);
      case Wake.Everything() -> rounds.tick(deadline);
      case Wake.Role role -> rounds.cockroachLine(role.role(), role.firstAt(), deadline);
      case Wake.Nothing _ -> List.of();
    };
  }

  private static Json.Obj summary(Wake wake, List<Woken> woken) {
    String message = wake instanceof Wake.Nothing nothing ? nothing.sentence() : "Looked.";
    return Json.object()
        .with("level", level(woken))
        .with("message", message)
        .with("wake", wake.getClass().getSimpleName())
        .with("tasks", woken.size())
        .with("outcomes", Json.Arr.of(woken.stream().map(TaskHealerHandler::outcome).toList()));
  }

  /** A task that nothing is done for until a person has looked is not lost among the others. */
  private static String level(List<Woken> woken) {
    return woken.stream().anyMatch(Woken.Unread.class::isInstance) ? "ERROR" : "INFO";
  }

  private static String outcome(Woken woken) {
    return switch (woken) {
      case Woken.Rested(Decision.Wait wait) -> "Wait: " + wait.reason();
      case Woken.Rested(Decision.Ignored ignored) ->
          "Ignored: " + ignored.reason() + ": " + ignored.sentence();
      case Woken.Rested(Decision.Act _), Woken.Rested(Decision.Advance _) -> "Went on";
      case Woken.Yielded(String reason) -> "Yielded: " + reason;
      case Woken.Unread(String reason) -> "Unread: " + reason;
    };
  }

  /** Reads one event of each kind before a snapshot, so that it holds the path warm. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    Priming.run();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // Connections are opened when they are needed, and secrets are read again when they are old.
  }
}
