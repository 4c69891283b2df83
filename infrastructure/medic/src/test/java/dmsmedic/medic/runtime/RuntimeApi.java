package dmsmedic.medic.runtime;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's side of the conversation: the Runtime API that a runtime asks for work and tells the
 * result (AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes").
 */
final class RuntimeApi implements AutoCloseable {

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final String NEXT = PREFIX + "invocation/next";
  private static final String INIT_ERROR = PREFIX + "init/error";

  /** One event on its way. */
  private record Invocation(String id, String event, CompletableFuture<Outcome> outcome) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Outcome> initError = new CompletableFuture<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Duration timeout;
  private final Clock clock = Clock.systemUTC();

  RuntimeApi(Duration timeout) throws IOException {
    this.timeout = timeout;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PREFIX, this::handle);
    server.start();
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} wants them. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * The outcome of {@code event}, or why the function could not be loaded, whichever comes first.
   */
  CompletableFuture<Outcome> offer(String event) {
    String id = "00000000-0000-4000-8000-%012x".formatted(count.incrementAndGet());
    Invocation invocation = new Invocation(id, event, new CompletableFuture<>());
    waiting.add(invocation);
    return invocation.outcome().applyToEither(initError, outcome -> outcome);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (path) {
        case NEXT -> next(exchange);
        case INIT_ERROR -> initError.complete(failure(body));
        default -> result(path, body);
      }
      if (!path.equals(NEXT)) {
        respond(exchange, 202, "{\"status\":\"OK\"}");
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = waiting.take();
      running.put(invocation.id(), invocation);
      Map<String, String> headers =
          Map.of(
              "Lambda-Runtime-Aws-Request-Id",
              invocation.id(),
              "Lambda-Runtime-Deadline-Ms",
              Long.toString(clock.instant().plus(timeout).toEpochMilli()),
              "Lambda-Runtime-Invoked-Function-Arn",
              "arn:aws:lambda:us-east-1:123456789012:function:example",
              "Lambda-Runtime-Trace-Id",
              "Root=1-00000000-000000000000000000000000;Sampled=0",
              "Content-Type",
              "application/json");
      headers.forEach(exchange.getResponseHeaders()::add);
      respond(exchange, 200, invocation.event());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** {@code invocation/ID/response} or {@code invocation/ID/error}. */
  private void result(String path, byte[] body) throws IOException {
    String[] parts = path.substring(PREFIX.length()).split("/", -1);
    Optional<Invocation> invocation =
        parts.length == 3 ? Optional.ofNullable(running.remove(parts[1])) : Optional.empty();
    Outcome outcome =
        path.endsWith("/response")
            ? new Outcome.Answered(new String(body, StandardCharsets.UTF_8))
            : failure(body);
    invocation.ifPresent(found -> found.outcome().complete(outcome));
  }

  private static Outcome.Failed failure(byte[] body) throws IOException {
    Map<String, Object> error = JSON.std.mapFrom(body);
    return new Outcome.Failed(
        String.valueOf(error.get("errorType")), String.valueOf(error.get("errorMessage")));
  }

  private static void respond(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
