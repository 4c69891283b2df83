package dmsmedic.taskhealer.cockroach;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.migration.Endpoint;
import dmsmedic.taskhealer.cockroach.Login.Tls;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTest {
  private static final String HOST = "blue-dog-595.g95.cockroachlabs.cloud";
  private static final Login LOGIN = Login.verified(HOST, "healer", "secret");

  private final Connector connector = new Connector(ReadLimits.usual());

  @Test
  void aLoginDoesNotPrintItsPassword() {
    assertThat(LOGIN.toString()).contains("healer", HOST, "verify-full").doesNotContain("secret");
  }

  @Test
  void aLoginIsForOneHostInAnyCase() {
    assertThat(LOGIN.objection(endpoint(HOST.toUpperCase(Locale.ROOT), "x"))).isEmpty();
    assertThat(LOGIN.objection(endpoint("x." + HOST, "x"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "shop, shop",
    "blue-dog-595.g95.cockroachlabs.cloud.shop, shop",
    "Blue-Dog-595.g95.cockroachlabs.cloud.my.shop, my.shop",
    "blue-dog-595.g95.cockroachlabs.cloud., blue-dog-595.g95.cockroachlabs.cloud.",
    "other.shop, other.shop"
  })
  void theHostBeforeTheDatabaseIsTakenAway(String database, String reduced) {
    assertThat(Connector.database(endpoint(HOST, database))).isEqualTo(reduced);
  }

  @Test
  void aDatabaseCannotAddToTheAddress() {
    assertThat(Connector.url(endpoint(HOST, "a/b?sslmode=disable")))
        .isEqualTo("jdbc:postgresql://" + HOST + ":26257/a%2Fb%3Fsslmode%3Ddisable");
  }

  @Test
  void certificateAndNameAreVerifiedByTheAuthoritiesOfJava() {
    Properties properties = connector.properties(LOGIN);

    assertThat(properties.getProperty("sslmode")).isEqualTo("verify-full");
    assertThat(properties.getProperty("sslfactory"))
        .isEqualTo("org.postgresql.ssl.DefaultJavaSSLFactory");
  }

  @Test
  void aRootCertificateTakesThePlaceOfJavasAuthorities() {
    Login own = new Login(HOST, "healer", "secret", Tls.VERIFY_FULL, Optional.of("-----BEGIN"));

    assertThat(connector.properties(own).getProperty("sslfactory", "none")).isEqualTo("none");
  }

  @Test
  void everyStatementHasATimeOutAndTheClientWaitsLonger() {
    Properties properties = connector.properties(LOGIN);

    assertThat(properties.getProperty("options"))
        .isEqualTo("-c statement_timeout=30000 -c lock_timeout=10000");
    assertThat(properties.getProperty("socketTimeout")).isEqualTo("35");
    assertThat(properties.getProperty("ApplicationName")).isEqualTo("dms-medic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "require", "verify-ca", "verify-full"})
  void theWordsOfSslmodeAreKnown(String word) {
    assertThat(Tls.of(word).map(Tls::word)).contains(word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefer", "allow", "verify_full", ""})
  void aModeThatMayFallBackToNothingIsNotKnown(String word) {
    assertThat(Tls.of(word)).isEmpty();
  }

  private static Endpoint endpoint(String host, String database) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:EXAMPLE",
        "postgres",
        host,
        26257,
        database,
        Optional.of("dms"),
        Optional.empty());
  }
}
