package dmsmedic.cockroachstandin.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.cockroachstandin.dialect.CockroachVersion;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts of retryable errors. */
final class RetryErrorTest {
  private static RetryError error(String version) {
    return new RetryError(
        CockroachVersion.parse(version), Instant.parse("2023-01-12T02:09:40.173787763Z"), 111);
  }

  @ParameterizedTest
  @CsvSource({
    "v22.1.14, (RETRY_SERIALIZABLE - failed preemptive refresh):",
    "v22.2.4, due to a conflict: committed value on key /Table/111/1/41400010001/0):",
    "v24.1.0, due to encountered recently written committed value /Table/111/1/41400010001/0"
        + " @1673489380"
  })
  void theConflictIsToldAsTheVersionTellsIt(String version, String fragment) {
    assertThat(error(version).of(RetryCause.SERIALIZABLE).message()).contains(fragment);
  }

  @ParameterizedTest
  @EnumSource(RetryCause.class)
  void everyCauseIsASerializationFailureWithAHint(RetryCause cause) {
    assertThat(error("v22.2.4").of(cause))
        .satisfies(error -> {
          assertThat(error.sqlState()).isEqualTo("40001");
          assertThat(error.message())
              .startsWith("restart transaction: TransactionRetryWithProtoRefreshError: ")
              .contains("\"unnamed\" meta={id=");
          assertThat(error.hint().orElseThrow())
              .startsWith("See: https://www.cockroachlabs.com/docs/v22.2/");
        });
  }
}
