package dmsmedic.cockroachstandin.session;

import dmsmedic.cockroachstandin.house.Backend;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.house.Refusals;
import dmsmedic.cockroachstandin.load.Copying;
import dmsmedic.cockroachstandin.log.SqlExecLog.Speaker;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.terms.Translation;
import dmsmedic.cockroachstandin.wire.Channel;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.PayloadReader;
import dmsmedic.cockroachstandin.wire.PayloadWriter;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one client says after its login, message by message. */
final class Session {
  private record Prepared(Sql sql, boolean asksTheClock) {
    static final Prepared NONE = new Prepared(Sql.of(""), false);
  }

  private final House house;
  private final Channel client;
  private final Backend backend;
  private final Refusals refusals;
  private final StatementDesk desk;
  private final Copying copying;
  private final Map<String, Prepared> statements = new HashMap<>();
  private final Map<String, Prepared> portals = new HashMap<>();

  Session(House house, Channel client, Backend backend, Refusals refusals, Login login) {
    this.house = house;
    this.client = client;
    this.backend = backend;
    this.refusals = refusals;
    this.desk = new StatementDesk(house, backend, login.role(), login.database());
    Speaker speaker = new Speaker(login.role(), client.peer());
    this.copying = new Copying(house, client, backend, login.database(), speaker);
  }

  /** Listens until the client goes. */
  void listen() throws IOException, InterruptedException {
    desk.open();
    Message message = client.read();
    while (message.type() != 'X') {
      take(message);
      if (client.idle()) {
        backend.flush();
      }
      message = client.read();
    }
  }

  private void take(Message message) throws IOException, InterruptedException {
    house.clock().tick();
    switch (message.type()) {
      case 'Q' -> query(message.reader().text());
      case 'P' -> parse(message.reader());
      case 'B' -> bind(message);
      case 'E' -> execute(message);
      case 'S' -> sync(message);
      case 'D', 'C', 'H' -> backend.send(message);
      case 'F' -> backend.send(Message.query(refuse(functionCall())));
      case 'd', 'c', 'f' -> {
        // Left over from a COPY that had failed already; PostgreSQL ignores these too.
      }
      default -> throw new IOException("not a message of a client: " + message.type());
    }
  }

  private static SqlError functionCall() {
    return new SqlError("0A000", "the stand-in does not know function call messages");
  }

  private String refuse(SqlError error) {
    return refusals.statementFor(error);
  }

  private void query(String script) throws IOException, InterruptedException {
    List<Sql> parts = Sql.split(script);
    parts.forEach(part -> desk.record(part.text()));
    List<Translation> translations = parts.stream().map(this::translate).toList();
    if (parts.size() == 1 && translations.getFirst() instanceof Translation.Copy copy) {
      copying.conduct(copy.statement());
      return;
    }
    List<String> said = new ArrayList<>();
    for (Translation translation : translations) {
      said.add(say(translation, "the stand-in takes COPY only as the one statement of a query"));
    }
    desk.synced();
    backend.send(Message.query(String.join(";\n", said)));
    backend.flush();
  }

  private Translation translate(Sql sql) {
    Optional<SqlError> injected = desk.injected(sql);
    return injected.isPresent() ? new Translation.Refuse(injected.get()) : desk.translate(sql);
  }

  /** The words for PostgreSQL; the clock is told if they ask for it. */
  private String say(Translation translation, String copyRefusal) {
    return switch (translation) {
      case Translation.Forward forward -> {
        if (forward.asksTheClock()) {
          desk.publishClock();
        }
        yield forward.sql();
      }
      case Translation.Refuse refused -> refuse(refused.error());
      case Translation.Copy copy -> refuse(new SqlError("0A000", copyRefusal));
    };
  }

  private void parse(PayloadReader reader) throws IOException {
    String name = reader.text();
    List<Sql> parts = Sql.split(reader.text());
    byte[] parameterTypes = reader.rest();
    String said = "";
    Prepared prepared = Prepared.NONE;
    if (parts.size() == 1) {
      Sql sql = parts.getFirst();
      Translation translation = desk.translate(sql);
      boolean asks = translation instanceof Translation.Forward forward && forward.asksTheClock();
      if (translation instanceof Translation.Forward) {
        prepared = new Prepared(sql, asks);
      } else {
        // It will not come to an Execute, where the others are recorded.
        desk.record(sql.text());
      }
      said = say(translation, StatementDesk.misplacedCopy().message());
    } else if (parts.size() > 1) {
      said =
          refuse(
              new SqlError(
                  "42601", "prepared statement had " + parts.size() + " statements, expected 1"));
    }
    statements.put(name, prepared);
    backend.send(
        new Message('P', new PayloadWriter().text(name).text(said).raw(parameterTypes).bytes()));
  }

  private void bind(Message message) throws IOException {
    PayloadReader reader = message.reader();
    String portal = reader.text();
    portals.put(portal, statements.getOrDefault(reader.text(), Prepared.NONE));
    backend.send(message);
  }

  private void execute(Message message) throws IOException {
    Prepared prepared = portals.getOrDefault(message.reader().text(), Prepared.NONE);
    if (prepared.sql().size() > 0) {
      desk.record(prepared.sql().text());
    }
    if (prepared.asksTheClock()) {
      desk.publishClock();
    }
    Optional<SqlError> injected = desk.injected(prepared.sql());
    backend.send(injected.isPresent() ? parseThatFails(injected.get()) : message);
  }

  /** In the place of an Execute: its failure makes PostgreSQL skip to the next Sync. */
  private Message parseThatFails(SqlError error) {
    byte[] payload = new PayloadWriter().text("").text(refuse(error)).raw(new byte[2]).bytes();
    return new Message('P', payload);
  }

  private void sync(Message message) throws IOException {
    desk.synced();
    backend.send(message);
    backend.flush();
  }
}
