package dmsmedic.cockroachstandin.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A socket that speaks in messages. Reading is for one thread; writing may be done by several, one
 * message at a time.
 */
public final class Channel implements AutoCloseable {
  /** PostgreSQL's own limit for one message is 1 GB; this one guards the laptop's memory. */
  private static final int MAX_MESSAGE_BYTES = 256 << 20;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  public Channel(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  /** A channel to a port of this machine. */
  public static Channel toPort(int port) throws IOException {
    return new Channel(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** Who is at the other end: address and port. */
  public String peer() {
    return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
  }

  /** Reads the first packet of a connection, which has no type letter. */
  public byte[] readStartup() throws IOException {
    return body(in.readInt());
  }

  /** Reads the next message; an end of stream is an {@link java.io.EOFException}. */
  public Message read() throws IOException {
    char type = (char) in.readUnsignedByte();
    return new Message(type, body(in.readInt()));
  }

  private byte[] body(int length) throws IOException {
    if (length < Integer.BYTES || length > MAX_MESSAGE_BYTES) {
      throw new IOException("a message of " + length + " bytes is beyond the limit");
    }
    byte[] payload = new byte[length - Integer.BYTES];
    in.readFully(payload);
    return payload;
  }

  /** Whether nothing more has arrived yet, so that what was written should be flushed. */
  public boolean idle() throws IOException {
    return in.available() == 0;
  }

  /** Writes a message; {@link #flush} sends it. */
  public synchronized void write(Message message) throws IOException {
    out.writeByte(message.type());
    out.writeInt(message.payload().length + Integer.BYTES);
    out.write(message.payload());
  }

  /** Writes a startup packet and sends it. */
  public synchronized void writeStartup(byte[] payload) throws IOException {
    out.writeInt(payload.length + Integer.BYTES);
    out.write(payload);
    out.flush();
  }

  /** Answers an encryption request with one letter. */
  public synchronized void writeLetter(char letter) throws IOException {
    out.writeByte(letter);
    out.flush();
  }

  public synchronized void flush() throws IOException {
    out.flush();
  }

  /** Writes a message and sends it. */
  public void send(Message message) throws IOException {
    write(message);
    flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The other side has gone already; there is nobody to tell.
    }
  }
}
