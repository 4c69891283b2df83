package dmsmedic.cockroachstandin.session;

import dmsmedic.cockroachstandin.house.Backend;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.house.Refusals;
import dmsmedic.cockroachstandin.wire.Channel;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.Startup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The port that clients come to; each has a thread of its own. */
public final class Door implements AutoCloseable {
  private static final int BACKLOG = 64;

  private final House house;
  private final ServerSocket server;
  private final Set<Channel> guests = ConcurrentHashMap.newKeySet();

  private Door(House house, ServerSocket server) {
    this.house = house;
    this.server = server;
  }

  /** Opens a port of this machine; 0 means a free one. */
  public static Door open(House house, int port) throws IOException {
    ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    Door door = new Door(house, server);
    Thread.ofVirtual().name("cockroach-stand-in-door").start(door::accept);
    return door;
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().name("cockroach-stand-in-session").start(() -> receive(socket));
      }
    } catch (IOException e) {
      // Closed: nobody is received any more.
    }
  }

  private void receive(Socket socket) {
    try (Channel client = new Channel(socket)) {
      guests.add(client);
      welcome(client);
      guests.remove(client);
    } catch (IOException e) {
      // The client or PostgreSQL hung up; the other side is closed with it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void welcome(Channel client) throws IOException, InterruptedException {
    Startup startup = Startup.read(client.readStartup());
    while (startup instanceof Startup.Encryption) {
      client.writeLetter('N');
      startup = Startup.read(client.readStartup());
    }
    switch (startup) {
      case Startup.Encryption repeated -> client.close();
      case Startup.Cancel cancel -> cancel(cancel);
      case Startup.Begin begin -> serve(client, new Login(house, begin));
    }
  }

  private void cancel(Startup.Cancel cancel) throws IOException {
    try (Channel postgres = Channel.toPort(house.cluster().port())) {
      postgres.writeStartup(cancel.packet());
    }
  }

  private void serve(Channel client, Login login) throws IOException, InterruptedException {
    try (Channel postgres = Channel.toPort(house.cluster().port())) {
      if (!login.enter(client, postgres)) {
        return;
      }
      client.write(Message.parameter("crdb_version", house.dialect().version().banner()));
      Refusals refusals = new Refusals();
      Backend backend = new Backend(postgres, client, refusals);
      Thread.ofVirtual().name("cockroach-stand-in-backend").start(backend::pump);
      new Session(house, client, backend, refusals, login).listen();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    guests.forEach(Channel::close);
  }
}
