package dmsmedic.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://dms:canary@db.example:26257/bank",
        "s3://key:canary@bucket failed",
        "executeTimeout=60;password=canary;",
        "Password = canary",
        "\"password\": \"canary canary\"",
        "{\"SecretAccessKey\":\"canary\"}",
        "AWS_SECRET_ACCESS_KEY=canary",
        "x-amz-security-token:canary",
        "pwd='canary canary'",
        "CREATE USER medic WITH PASSWORD 'canary''canary'",
      })
  void aCredentialIsTakenOut(String text) {
    assertThat(Redaction.of(text)).doesNotContain("canary").contains("***");
    assertThat(Redaction.withoutValues(text)).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "duplicate key value (id)=('x y') violates | duplicate key value (id)=(...) violates",
        "invalid text 'it''s me' here | invalid text '...' here",
        "could not parse \"canary\" as type int | could not parse \"...\" as type int",
        "at \u2039canary\u203a | at \u2039\u00d7\u203a",
        "conflict on /Table/106/1/42/0 now | conflict on /Table/106/1/... now",
        "INSERT INTO \"a\" VALUES ('x', 'y') | INSERT INTO \"a\" VALUES ('...', '...')",
      })
  void aValueIsTakenOut(String text, String shown) {
    assertThat(Redaction.withoutValues(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password authentication failed for user \"medic\"",
        "column \"body\" does not exist",
        "Secret 'dms-medic/bank' cannot be used.",
        "ALTER ROLE \"dms_user\" SET copy_from_retries_enabled = true",
        "2026-01-05T09:00:00Z  The task stops: https://docs.example:443/path",
      })
  void whatIsNeitherStays(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @Test
  void aSecretIsTakenOutWholeHoweverLongItIs() {
    String secret = "canary".repeat(20_000);

    assertThat(Redaction.of("token=" + secret)).isEqualTo("token=***");
    assertThat(Redaction.of("password=\"" + secret)).isEqualTo("password=***");
    assertThat(Redaction.of("at s3://a:" + secret + "@b")).isEqualTo("at s3://***@b");
    assertThat(Redaction.withoutValues("VALUES ('" + secret + "')")).isEqualTo("VALUES ('...')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password='",
        "token=\"",
        "password ''",
        "://a:",
        "=(",
        "=('",
        "\u2039",
        "value ",
        "''",
        "a"
      })
  void aHostileTextTakesNoTime(String part) {
    String hostile = part.repeat(50_000);

    Assertions.assertTimeout(
        Duration.ofSeconds(10), () -> assertThat(Redaction.withoutValues(hostile)).isNotEmpty());
  }
}
