package dmsmedic.cockroachstandin.load;

import dmsmedic.cockroachstandin.copy.JsonComplaint;
import dmsmedic.cockroachstandin.house.Backend;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One COPY at a time into PostgreSQL, opened, filled, and then kept or thrown away. */
final class BackendCopy {
  private static final int CHUNK_BYTES = 1 << 16;

  private final Backend backend;
  private final CopyPlan plan;
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
  private final List<byte[]> rows = new ArrayList<>();
  private Message invitation = Message.empty('G');
  private boolean open;

  BackendCopy(Backend backend, CopyPlan plan) {
    this.backend = backend;
    this.plan = plan;
  }

  /** Opens a COPY; the error is why that was not possible. */
  Optional<SqlError> open() throws IOException, InterruptedException {
    backend.say(Message.query(plan.statement().toPostgres(plan.into())));
    Message answer = backend.hear();
    if (answer.type() == 'G') {
      invitation = answer;
      open = true;
      return Optional.empty();
    }
    List<Message> rest = backend.hearAll();
    rest.addFirst(answer);
    return error(rest);
  }

  boolean isOpen() {
    return open;
  }

  /** What PostgreSQL says when it is ready for rows. */
  Message invitation() {
    return invitation;
  }

  void write(byte[] row) throws IOException {
    chunk.writeBytes(row);
    if (plan.hasJson()) {
      rows.add(row);
    }
    if (chunk.size() >= CHUNK_BYTES) {
      sendChunk();
    }
  }

  private void sendChunk() throws IOException {
    if (chunk.size() > 0) {
      backend.say(new Message('d', chunk.toByteArray()));
      chunk.reset();
    }
  }

  /** Keeps the rows; the error is why PostgreSQL did not. */
  Optional<SqlError> keep() throws IOException, InterruptedException {
    sendChunk();
    backend.say(Message.empty('c'));
    return end();
  }

  /** Throws the rows away. */
  void throwAway() throws IOException, InterruptedException {
    chunk.reset();
    backend.say(new Message('f', "thrown away\0".getBytes(StandardCharsets.UTF_8)));
    end();
  }

  private Optional<SqlError> end() throws IOException, InterruptedException {
    open = false;
    Optional<SqlError> error = error(backend.hearAll());
    rows.clear();
    return error;
  }

  private Optional<SqlError> error(List<Message> heard) {
    return heard.stream()
        .filter(message -> message.type() == 'E')
        .findFirst()
        .map(message ->
            JsonComplaint.translate(message, rows, plan.into(), plan.statement().format())
                .orElseGet(() -> backend.error(message)));
  }
}
