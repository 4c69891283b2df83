package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.events.AwsLogs;
import dmsmedic.events.LogsBatch;
import dmsmedic.events.json.Json;
import dmsmedic.logwatcher.LogsData;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogFilterTest {
  private static final String LINES =
      "functions/core/src/test/resources/dmsmedic/core/fault/dmslog/dms-log-lines.tsv";

  @Test
  void everyKnownLineOfAFaultPassesTheDmsFilter() {
    List<String> faults =
        lines("lob_truncation|crdb_txn_retry|load_failure|table_suspended|sql_error|validation.to");

    assertThat(faults).hasSizeGreaterThan(10).allMatch(subscription("DmsLogGroupName")::passes);
  }

  @Test
  void noiseDoesNotPass() {
    assertThat(lines("noise")).isNotEmpty().noneMatch(subscription("DmsLogGroupName")::passes);
  }

  @Test
  void bothHalvesOfAWrappedLinePass() {
    LogFilter filter = subscription("DmsLogGroupName");

    assertThat(filter.passes("Value of column 'c' in table 's.t' was truncated to 32768 bytes,"))
        .isTrue();
    assertThat(filter.passes("actual length: 116664 bytes  (postgres_endpoint_unload.c:1072)"))
        .isTrue();
  }

  @Test
  void theSampleOfACockroachLogPassesItsFilter() {
    assertThat(messages("logs-cockroach-copy-not-retried.json"))
        .isNotEmpty()
        .allMatch(subscription("CockroachLogGroupName")::passes);
  }

  @Test
  void readsTermsAndNothingElse() {
    assertThat(LogFilter.of("?\"a b\"  ?\"c\"").terms()).containsExactly("a b", "c");
    assertThat(LogFilter.of("").passes("anything")).isTrue();
    assertThatThrownBy(() -> LogFilter.of("?\"a\" b")).hasMessageContaining("Not terms");
    assertThatThrownBy(() -> LogFilter.of("?\"" + "a".repeat(1024) + "\""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LogFilter subscription(String groupParameter) {
    return Checkout.template().subscriptions().stream()
        .filter(subscription -> subscription.groupParameter().equals(groupParameter))
        .filter(subscription -> subscription.function().equals("LogWatcherFunction"))
        .map(LogSubscription::filter)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String kinds) {
    return Checkout.text(LINES)
        .lines()
        .map(line -> line.split("\t", -1))
        .filter(columns -> columns[0].matches("(" + kinds + ").*"))
        .map(columns -> columns[1])
        .toList();
  }

  private static Stream<String> messages(String file) {
    AwsLogs data = AwsLogs.read(Json.read(Checkout.text("events/" + file)));
    return LogsData.decode(data).events().stream().map(LogsBatch.Event::message);
  }
}
