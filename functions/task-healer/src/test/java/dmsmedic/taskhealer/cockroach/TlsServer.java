package dmsmedic.taskhealer.cockroach;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The beginning of a cluster that speaks TLS: it shows its certificate, reads who wants in, and
 * refuses the password of everybody.
 */
final class TlsServer implements AutoCloseable {
  private static final String STORE_PASSWORD = "example";

  private final ServerSocket door;
  private final SSLContext context;
  private final String certificate;

  /**
   * A server on 127.0.0.1 with a certificate of its own for a name such as {@code ip:127.0.0.1}.
   */
  TlsServer(Path folder, String subject) throws IOException, GeneralSecurityException {
    KeyStore store = keys(folder.resolve("keys.p12"), subject);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, STORE_PASSWORD.toCharArray());
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    certificate =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  private static KeyStore keys(Path file, String subject)
      throws IOException, GeneralSecurityException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=example",
            "-ext",
            "san=" + subject,
            "-validity",
            "3650",
            "-keystore",
            file.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            STORE_PASSWORD);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool made no key.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return KeyStore.getInstance(file.toFile(), STORE_PASSWORD.toCharArray());
  }

  int port() {
    return door.getLocalPort();
  }

  /** The server's certificate as PEM. */
  String certificate() {
    return certificate;
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket client = door.accept()) {
        greet(client);
      } catch (IOException _) {
        // The client did not like the certificate, or the test is over.
      }
    }
  }

  private void greet(Socket client) throws IOException {
    new DataInputStream(client.getInputStream()).readLong();
    client.getOutputStream().write('S');
    try (SSLSocket safe =
        (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true)) {
      safe.setUseClientMode(false);
      DataInputStream in = new DataInputStream(safe.getInputStream());
      in.readFully(new byte[in.readInt() - Integer.BYTES]);
      byte[] fields =
          "SFATAL\0C28P01\0Mpassword authentication failed\0\0".getBytes(StandardCharsets.UTF_8);
      safe.getOutputStream().write('E');
      safe.getOutputStream().write(new byte[] {0, 0, 0, (byte) (fields.length + Integer.BYTES)});
      safe.getOutputStream().write(fields);
      safe.getOutputStream().flush();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
