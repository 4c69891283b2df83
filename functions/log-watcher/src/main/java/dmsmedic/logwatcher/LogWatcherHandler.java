package dmsmedic.logwatcher;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dmsmedic.core.fault.Sighting;
import dmsmedic.core.fault.Sightings;
import dmsmedic.events.AwsLogs;
import dmsmedic.events.FaultSighted;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;

/**
 * The function that CloudWatch Logs calls with batches of log events.
 *
 * <p>It puts one "Fault Sighted" event on the bus per origin, fault, table and column, and touches
 * nothing else. A batch that cannot be decoded, and sightings that the bus does not accept, end the
 * invocation with an exception: Lambda repeats it, and then hands the batch to the dead-letter
 * queue. A repeated batch gives the same events with the same idempotency keys.
 */
public final class LogWatcherHandler implements RequestStreamHandler, Resource {
  private final Wiring wiring;
  private final Delivery delivery;

  /** The function as Lambda makes it. */
  public LogWatcherHandler() {
    this(Wiring.ofLambda());
    Core.getGlobalContext().register(this);
  }

  /** The function with this clock and bus. */
  public LogWatcherHandler(Wiring wiring) {
    this.wiring = wiring;
    this.delivery = new Delivery(wiring.bus());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    LogsBatch batch = LogsData.decode(AwsLogs.read(Json.read(input)));
    Json.Obj summary = handle(batch, context.getInvokedFunctionArn());
    context.getLogger().log(summary.with("requestId", context.getAwsRequestId()).write() + "\n");
    output.write(summary.write().getBytes(StandardCharsets.UTF_8));
  }

  private Json.Obj handle(LogsBatch batch, String functionArn) {
    Json.Obj summary =
        Json.object()
            .with("level", "INFO")
            .with("logGroup", batch.logGroup())
            .with("logStream", batch.logStream());
    if (batch.isProbe()) {
      return summary.with("message", "Ignored a probe of CloudWatch Logs.");
    }
    LogSource source = LogSource.of(batch, functionArn);
    if (source instanceof LogSource.Foreign(String reason)) {
      return summary.with("message", "Passed over " + reason + ".");
    }
    Sightings sightings = BatchReader.read(batch, source);
    delivery.put(sightings.all().stream().map(this::entry).toList());
    return summary
        .with("message", "Read a batch.")
        .with("events", batch.events().size())
        .with("sightings", sightings.all().size())
        .with("overflowed", sightings.overflowed());
  }

  private Bus.Entry entry(Sighting sighting) {
    Instant now = wiring.clock().instant();
    String detail = FaultSighted.of(sighting, now).writeDetail().write();
    return new Bus.Entry(FaultSighted.SOURCE, FaultSighted.DETAIL_TYPE, detail, now);
  }

  /** Walks the whole path once with a bus that is nowhere, so that a snapshot holds it warm. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    LogsBatch sample = Priming.batch();
    LogsBatch read = LogsData.decode(LogsData.encode(sample));
    new LogWatcherHandler(new Wiring(wiring.clock(), _ -> List.of()))
        .handle(read, Priming.FUNCTION_ARN);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    // The SDK's client opens its connections anew, and nothing else was kept.
  }
}
