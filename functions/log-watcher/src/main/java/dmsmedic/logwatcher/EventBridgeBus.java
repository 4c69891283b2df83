package dmsmedic.logwatcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** The bus in Amazon EventBridge. */
public final class EventBridgeBus implements Bus {
  /** What the function's role must allow, and nothing else. */
  public static final Set<String> IAM_ACTIONS = Set.of("events:PutEvents");

  private final EventBridgeClient client;
  private final String busName;

  /** The bus of this name, or ARN. */
  public EventBridgeBus(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  @Override
  public List<Refusal> put(List<Entry> entries) {
    List<PutEventsRequestEntry> requested = entries.stream().map(this::requested).toList();
    List<PutEventsResultEntry> results = sent(requested);
    List<Refusal> refused = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Optional<String> code = code(results, i);
      if (code.isPresent()) {
        refused.add(new Refusal(entries.get(i), code.get()));
      }
    }
    return refused;
  }

  /** A failure's own words may repeat what was signed, so only its code goes further. */
  private List<PutEventsResultEntry> sent(List<PutEventsRequestEntry> requested) {
    try {
      return client.putEvents(request -> request.entries(requested)).entries();
    } catch (AwsServiceException e) {
      String code =
          Optional.ofNullable(e.awsErrorDetails())
              .map(AwsErrorDetails::errorCode)
              .orElse("no code");
      throw new UnreachableBusException(code + ", HTTP " + e.statusCode());
    } catch (SdkException e) {
      throw new UnreachableBusException("no answer, " + e.getClass().getSimpleName());
    }
  }

  /** What ends an invocation that could not reach the bus, so that Lambda repeats it. */
  static final class UnreachableBusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableBusException(String why) {
      super("The event bus could not be reached: " + why + ".");
    }
  }

  /** The results are in the order of the entries; one that is missing was not accepted. */
  private static Optional<String> code(List<PutEventsResultEntry> results, int index) {
    if (index >= results.size()) {
      return Optional.of("NoResult");
    }
    return Optional.ofNullable(results.get(index).errorCode());
  }

  private PutEventsRequestEntry requested(Entry entry) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(entry.source())
        .detailType(entry.detailType())
        .detail(entry.detail())
        .time(entry.time())
        .build();
  }
}
