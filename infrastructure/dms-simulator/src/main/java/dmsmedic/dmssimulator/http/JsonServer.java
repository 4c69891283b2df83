package dmsmedic.dmssimulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** AWS JSON 1.1 over HTTP on 127.0.0.1, as far as DMS clients speak it. */
public final class JsonServer implements AutoCloseable {
  private static final String TARGET = "AmazonDMSv20160101.";
  private static final String TYPE = "application/x-amz-json-1.1";

  /** What answers. */
  public interface Answers {
    /** Answers a request with JSON, or throws the {@link Fault} that refuses it. */
    String answer(String operation, String request);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Answers answers;
  private final AtomicLong served = new AtomicLong();

  private JsonServer(HttpServer server, Answers answers) {
    this.server = server;
    this.answers = answers;
  }

  /** Listens on a port; 0 takes a free one. */
  public static JsonServer listen(int port, Answers answers) {
    try {
      InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      JsonServer front = new JsonServer(HttpServer.create(at, 0), answers);
      front.server.createContext("/", front::serve);
      front.server.setExecutor(front.threads);
      front.server.start();
      return front;
    } catch (IOException taken) {
      throw new UncheckedIOException("Port " + port + " cannot be listened on", taken);
    }
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try {
        send(exchange, 200, answers.answer(operation(exchange), request));
      } catch (Fault fault) {
        send(exchange, 400, error(fault.code(), fault.text()));
      } catch (RuntimeException bug) {
        send(exchange, 500, error("InternalFailure", String.valueOf(bug)));
      }
    }
  }

  private static String error(String type, String message) {
    return Json.write(Map.of("__type", type, "message", message));
  }

  private static String operation(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
        .filter(target -> target.startsWith(TARGET))
        .map(target -> target.substring(TARGET.length()))
        .orElseThrow(() -> new Fault("UnknownOperationException", ""));
  }

  private void send(HttpExchange exchange, int status, String answer) throws IOException {
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    exchange
        .getResponseHeaders()
        .set(
            "x-amzn-RequestId",
            "00000000-0000-4000-8000-%012d".formatted(served.incrementAndGet()));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
