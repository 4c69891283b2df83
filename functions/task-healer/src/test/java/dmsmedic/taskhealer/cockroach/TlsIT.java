package dmsmedic.taskhealer.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.observation.Answer;
import dmsmedic.taskhealer.cockroach.Login.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A password goes only to a server that shows the right certificate; the server refuses it with
 * 28P01, so that state says that the certificate was liked.
 */
class TlsIT {
  @TempDir private Path folder;

  @Test
  void aServerWithTheRightCertificateAndNameIsTalkedTo()
      throws IOException, GeneralSecurityException {
    try (TlsServer server = new TlsServer(folder, "ip:127.0.0.1")) {
      assertThat(reason(server, Tls.VERIFY_FULL, Optional.of(server.certificate())))
          .contains("28P01");
    }
  }

  @Test
  void aServerUnderAnotherNameIsNot() throws IOException, GeneralSecurityException {
    try (TlsServer server = new TlsServer(folder, "dns:elsewhere.example.com")) {
      Optional<String> own = Optional.of(server.certificate());

      assertThat(reason(server, Tls.VERIFY_FULL, own)).contains("hostname").contains("(08");
      assertThat(reason(server, Tls.VERIFY_CA, own)).contains("28P01");
    }
  }

  @Test
  void aServerThatNobodyVouchesForIsNot() throws IOException, GeneralSecurityException {
    try (TlsServer server = new TlsServer(folder, "ip:127.0.0.1")) {
      assertThat(reason(server, Tls.VERIFY_FULL, Optional.empty())).contains("SSL");
      assertThat(reason(server, Tls.REQUIRE, Optional.empty())).contains("28P01");
    }
  }

  private static String reason(TlsServer server, Tls tls, Optional<String> root) {
    Login login = new Login("127.0.0.1", "healer", "secret", tls, root);
    Endpoint target =
        new Endpoint(
            "arn:aws:dms:eu-west-1:123456789012:endpoint:EXAMPLE",
            "postgres",
            "127.0.0.1",
            server.port(),
            "shop",
            Optional.of("dms"),
            Optional.empty());
    return new JdbcCluster(_ -> Answer.known(login), ReadLimits.usual(), () -> Instant.EPOCH)
        .view(target)
        .reason();
  }
}
