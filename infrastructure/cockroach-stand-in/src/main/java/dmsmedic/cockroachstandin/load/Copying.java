package dmsmedic.cockroachstandin.load;

import dmsmedic.cockroachstandin.copy.CopyStatement;
import dmsmedic.cockroachstandin.copy.RowSplitter;
import dmsmedic.cockroachstandin.house.Backend;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.log.SqlExecLog.Speaker;
import dmsmedic.cockroachstandin.wire.Channel;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A COPY from the client's side: it sends rows, and hears one end. */
public final class Copying {
  private final House house;
  private final Channel client;
  private final Backend backend;
  private final String database;
  private final Speaker speaker;

  public Copying(House house, Channel client, Backend backend, String database, Speaker speaker) {
    this.house = house;
    this.client = client;
    this.backend = backend;
    this.database = database;
    this.speaker = speaker;
  }

  /** Conducts a COPY from its statement to ReadyForQuery. */
  public void conduct(CopyStatement statement) throws IOException, InterruptedException {
    backend.beginPrivate();
    CopyPlan plan = new CopyPlanning(house, backend, database).plan(statement);
    CopyLog log = new CopyLog(house, speaker, plan);
    BackendCopy copy = new BackendCopy(backend, plan);
    Optional<SqlError> error = copy.open();
    if (error.isEmpty()) {
      client.send(copy.invitation());
      CopyLoad load = new CopyLoad(house, plan, copy, log);
      error = receive(plan, load);
      client.write(error.isPresent() ? error.get().toMessage(false) : load.complete());
    } else {
      client.write(error.get().toMessage(false));
    }
    error.ifPresent(log::failed);
    backend.endPrivate();
    client.send(backend.ready());
  }

  private Optional<SqlError> receive(CopyPlan plan, CopyLoad load)
      throws IOException, InterruptedException {
    RowSplitter splitter = new RowSplitter(plan.statement().format(), load::add);
    while (true) {
      Message message = client.read();
      switch (message.type()) {
        case 'd' -> {
          splitter.feed(message.payload());
          load.flushIfFull();
        }
        case 'c' -> {
          splitter.finish();
          return load.finish();
        }
        case 'f' -> {
          return load.abandon(reason(message));
        }
        case 'H', 'S' -> {
          // To be ignored during COPY, says the protocol.
        }
        default -> throw new IOException("not a message of a COPY: " + message.type());
      }
    }
  }

  private static SqlError reason(Message message) {
    byte[] payload = message.payload();
    String text = new String(payload, 0, payload.length - 1, StandardCharsets.UTF_8);
    return new SqlError("57014", "COPY from stdin failed: " + text);
  }
}
