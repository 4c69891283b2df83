package dmsmedic.cockroachstandin.house;

import dmsmedic.cockroachstandin.wire.Channel;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.PayloadReader;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The PostgreSQL side of a session. What PostgreSQL says is passed to the client by a thread of its
 * own, except while the session holds a conversation that the client is not to hear.
 */
public final class Backend implements AutoCloseable {
  private static final Message GONE = Message.empty('\0');

  private final Channel postgres;
  private final Channel client;
  private final Refusals refusals;
  private final BlockingQueue<Message> overheard = new LinkedBlockingQueue<>();
  private boolean inPrivate;
  private boolean gone;
  private int awaited;
  private char status = 'I';
  private String applicationName = "";

  /** A backend that has been logged in to and is about to say that it is ready. */
  public Backend(Channel postgres, Channel client, Refusals refusals) {
    this.postgres = postgres;
    this.client = client;
    this.refusals = refusals;
    this.awaited = 1;
  }

  /** Passes on what PostgreSQL says until one side is gone. */
  public void pump() {
    try {
      while (true) {
        take(postgres.read());
      }
    } catch (IOException e) {
      leave();
    }
  }

  private synchronized void leave() {
    gone = true;
    overheard.add(GONE);
    notifyAll();
    client.close();
    postgres.close();
  }

  private void take(Message message) throws IOException {
    boolean ready = message.type() == 'Z';
    if (ready) {
      setStatus((char) message.payload()[0]);
    }
    boolean aside = message.type() == 'S' || message.type() == 'N';
    if (isPrivate() && !aside) {
      overheard.add(message);
      return;
    }
    client.write(forClient(message));
    if (ready || postgres.idle()) {
      client.flush();
    }
    if (ready) {
      answered();
    }
  }

  private synchronized boolean isPrivate() {
    return inPrivate;
  }

  private synchronized void setStatus(char letter) {
    status = letter;
  }

  private synchronized void answered() {
    awaited--;
    notifyAll();
  }

  private Message forClient(Message message) {
    return switch (message.type()) {
      case 'E' -> error(message).toMessage(SqlError.isFatal(message));
      case 'S' -> parameter(message);
      default -> message;
    };
  }

  /** The error that the client is told for one of PostgreSQL's. */
  public SqlError error(Message message) {
    SqlError error = SqlError.read(message);
    return refusals.claim(error.message()).orElse(error);
  }

  private Message parameter(Message message) {
    PayloadReader reader = message.reader();
    String name = reader.text();
    if (name.equals("server_version")) {
      // What CockroachDB reports to drivers, whatever its own version is.
      return Message.parameter(name, "13.0.0");
    }
    if (name.equals("application_name")) {
      setApplicationName(reader.text());
    }
    return message;
  }

  private synchronized void setApplicationName(String name) {
    applicationName = name;
  }

  public synchronized String applicationName() {
    return applicationName;
  }

  /** The transaction status that PostgreSQL told last: I idle, T in a transaction, E failed. */
  public synchronized char status() {
    return status;
  }

  /** Whether everything that was sent has been answered. */
  public synchronized boolean isSettled() {
    return awaited == 0;
  }

  /** Sends a message; queries and syncs are counted, since each is answered by a ReadyForQuery. */
  public void send(Message message) throws IOException {
    if (message.type() == 'Q' || message.type() == 'S') {
      expectAnswer();
    }
    postgres.write(message);
  }

  private synchronized void expectAnswer() {
    awaited++;
  }

  public void flush() throws IOException {
    postgres.flush();
  }

  /** Waits until everything is answered, and turns away from the client. */
  public synchronized void beginPrivate() throws IOException, InterruptedException {
    while (awaited > 0 && !gone) {
      wait();
    }
    if (gone) {
      throw new EOFException("PostgreSQL has gone");
    }
    inPrivate = true;
  }

  /** Turns to the client again; nothing may be left unread. */
  public synchronized void endPrivate() {
    inPrivate = false;
  }

  /** Says something in private. */
  public void say(Message message) throws IOException {
    postgres.send(message);
  }

  /** The next thing that PostgreSQL says in private. */
  public Message hear() throws IOException, InterruptedException {
    Message message = overheard.take();
    if (message == GONE) {
      throw new EOFException("PostgreSQL has gone");
    }
    return message;
  }

  /** Everything that PostgreSQL says in private up to its readiness, which is left out. */
  public List<Message> hearAll() throws IOException, InterruptedException {
    List<Message> heard = new ArrayList<>();
    Message message = hear();
    while (message.type() != 'Z') {
      heard.add(message);
      message = hear();
    }
    return heard;
  }

  /** The readiness as the client is to hear it. */
  public Message ready() {
    return new Message('Z', new byte[] {(byte) status()});
  }

  @Override
  public void close() {
    postgres.close();
  }
}
