package dmsmedic.logwatcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** The real SDK against a server that speaks as much of the protocol as PutEvents needs. */
class EventBridgeBusTest {
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private HttpServer server;
  private volatile String answer = "";

  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private EventBridgeClient client() {
    return EventBridgeClient.builder()
        .httpClient(UrlConnectionHttpClient.create())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("example", "example")))
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .build();
  }

  @Test
  void entriesArePutOnTheNamedBusAndRefusalsAreGivenBack() {
    answer =
        "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},"
            + "{\"ErrorCode\":\"InternalFailure\",\"ErrorMessage\":\"x\"}]}";
    Bus.Entry first = new Bus.Entry("dms-medic", "Fault Sighted", "{}", Instant.EPOCH);
    Bus.Entry second = new Bus.Entry("dms-medic", "Fault Sighted", "{\"a\":1}", Instant.EPOCH);

    try (EventBridgeClient client = client()) {
      assertThat(new EventBridgeBus(client, "example-bus").put(List.of(first, second)))
          .containsExactly(new Bus.Refusal(second, "InternalFailure"));
    }

    Fields sent = Json.fields(requests.remove());
    assertThat(sent.objects("Entries")).hasSize(2);
    assertThat(sent.objects("Entries").getFirst().text("EventBusName")).isEqualTo("example-bus");
    assertThat(sent.objects("Entries").getFirst().text("DetailType")).isEqualTo("Fault Sighted");
    assertThat(sent.objects("Entries").getLast().text("Detail")).isEqualTo("{\"a\":1}");
  }

  /** AWS answers a wrong signature with everything that should have been signed. */
  @Test
  void aFailureQuotesNothingThatWasSigned() {
    status = 403;
    answer =
        "{\"__type\":\"InvalidSignatureException\",\"message\":\"The Canonical String should have"
            + " been 'POST / x-amz-security-token:canary-token'\"}";
    Bus.Entry entry = new Bus.Entry("dms-medic", "Fault Sighted", "{}", Instant.EPOCH);

    try (EventBridgeClient client = client()) {
      assertThatThrownBy(() -> new EventBridgeBus(client, "example-bus").put(List.of(entry)))
          .hasMessage("The event bus could not be reached: InvalidSignatureException, HTTP 403.")
          .hasNoCause();
    }
  }

  @Test
  void anEntryWithoutResultWasNotAccepted() {
    answer = "{\"FailedEntryCount\":0,\"Entries\":[]}";
    Bus.Entry entry = new Bus.Entry("dms-medic", "Fault Sighted", "{}", Instant.EPOCH);

    try (EventBridgeClient client = client()) {
      assertThat(new EventBridgeBus(client, "example-bus").put(List.of(entry)))
          .containsExactly(new Bus.Refusal(entry, "NoResult"));
    }
  }
}
