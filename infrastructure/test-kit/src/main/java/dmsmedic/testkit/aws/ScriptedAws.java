package dmsmedic.testkit.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An HTTP server on this machine that answers each request of an AWS client as a function says.
 *
 * <p>It is for faults and edges that a real service or an emulator cannot be made to show:
 * throttles, errors of the server, empty pages. It listens on 127.0.0.1 at a free port.
 */
public final class ScriptedAws implements AutoCloseable {

  /**
   * What a client asked.
   *
   * @param operation such as {@code PutEvents}, by header or by form, whichever the service uses
   * @param body the JSON or the form
   */
  public record Request(String operation, String body) {}

  /** What is answered. */
  public record Reply(int status, String body) {

    /** A success. */
    public static Reply ok(String body) {
      return new Reply(200, body);
    }

    /** A failure with a code, as services that speak JSON write it. */
    public static Reply error(int status, String code) {
      return new Reply(status, "{\"__type\":\"" + code + "\",\"message\":\"scripted\"}");
    }
  }

  private final HttpServer server;
  private final Function<Request, Reply> script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** A running server that answers by this script. */
  public ScriptedAws(Function<Request, Reply> script) {
    this.script = script;
    try {
      InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      server = HttpServer.create(free, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("No port could be had on 127.0.0.1", e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Everything that was asked so far, repetitions by the client included. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The operations that were asked so far. */
  public List<String> operations() {
    return requests.stream().map(Request::operation).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Request request = new Request(operation(exchange, body), body);
      requests.add(request);
      Reply reply = script.apply(request);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String operation(HttpExchange exchange, String body) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
        .map(target -> target.substring(target.lastIndexOf('.') + 1))
        .orElseGet(() -> body.replaceFirst("(?s)^.*?\\bAction=(\\w+).*$", "$1"));
  }
}
