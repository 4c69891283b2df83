package dmsmedic.medic.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * AWS as far as a function's zip needs it to be seen at work: one address for every service that
 * speaks AWS JSON, with an answer for each operation, and a list of what was asked.
 *
 * <p>An operation without an answer is refused, so that a call that nobody foresaw is noticed.
 */
final class FakeAws implements AutoCloseable {
  /** One request: the service and its operation, as in {@code AWSEvents.PutEvents}. */
  record Call(String operation, String body) {}

  static final String PUT_EVENTS = "AWSEvents.PutEvents";

  private final HttpServer server;
  private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  private FakeAws(HttpServer server) {
    this.server = server;
  }

  /** Starts with an answer for each of these operations. */
  static FakeAws start(Map<String, String> answers) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    FakeAws aws = new FakeAws(HttpServer.create(free, 0));
    answers.forEach((operation, body) -> aws.answer(operation, _ -> body));
    aws.server.createContext("/", aws::handle);
    aws.server.start();
    return aws;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What was asked since the last time that somebody looked. */
  List<Call> takeCalls() {
    List<Call> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** Answers an operation from now on with what this makes of the request. */
  void answer(String operation, UnaryOperator<String> answer) {
    answers.put(operation, answer);
  }

  /** Answers PutEvents: the same result, as JSON, for each entry. */
  void answerPutEvents(String result, boolean failed) {
    answer(
        PUT_EVENTS,
        request -> {
          int entries = request.split("\"DetailType\"", -1).length - 1;
          String results = String.join(",", Collections.nCopies(entries, result));
          return "{\"FailedEntryCount\": %d, \"Entries\": [%s]}"
              .formatted(failed ? entries : 0, results);
        });
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String operation =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
              .orElse("not AWS JSON");
      calls.add(new Call(operation, body));
      Optional<String> answer =
          Optional.ofNullable(answers.get(operation)).map(known -> known.apply(body));
      byte[] bytes =
          answer
              .orElse("{\"__type\": \"UnknownOperationException\", \"message\": \"not foreseen\"}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(answer.isPresent() ? 200 : 400, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
