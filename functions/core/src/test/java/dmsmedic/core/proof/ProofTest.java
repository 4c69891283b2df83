package dmsmedic.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.given.GivenTask;
import dmsmedic.core.given.Tables;
import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.migration.TableStatistics.RowCounts;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.observation.RowsFound.Lengths;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a table counts as whole, as damaged, or as not decided. */
class ProofTest {

  private static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

  @Test
  void rowsCountedBetweenTwoLooksMayLieAnywhereBetweenThem() {
    RowAccount account =
        RowAccount.between(new RowCounts(1000, 5, 0, 1), new RowCounts(1000, 9, 0, 3), NONE);
    assertThat(account).isEqualTo(new RowAccount(1002, 1008));
    assertThat(account.holds(1001)).isFalse();
    assertThat(account.holds(1002)).isTrue();
    assertThat(account.holds(1008)).isTrue();
    assertThat(account.holds(1009)).isFalse();
    assertThat(account).hasToString("between 1002 and 1008");
  }

  @Test
  void changesFromBeforeTheReloadDoNotCount() {
    RowCounts now = new RowCounts(1500, 600, 0, 100);
    assertThat(RowAccount.between(now, now, new RowCounts(1000, 600, 0, 100)))
        .isEqualTo(new RowAccount(1500, 1500))
        .hasToString("1500");
  }

  @Test
  void countersThatBeganAnewAtTheReloadCountFromZero() {
    RowCounts now = new RowCounts(1500, 3, 0, 1);
    assertThat(RowAccount.between(now, now, new RowCounts(1000, 600, 0, 100)))
        .isEqualTo(new RowAccount(1502, 1502));
  }

  @ParameterizedTest(name = "{0} bytes, {1} characters, {2} at the limit, {3} at half: {4}")
  @CsvSource({
    // beyond the limit, and no pile at it
    "32769, 32769, 0, 0, Whole",
    "116664, 116664, 1, 0, Whole",
    "116664, 116664, 2, 0, Inconclusive",
    // at the limit, or at most three bytes before it, where a character ended
    "32768, 32768, 1, 0, Damaged",
    "32765, 11000, 0, 0, Damaged",
    "32764, 16000, 0, 0, Inconclusive",
    // two bytes a character in transfer
    "16385, 16385, 0, 0, Whole",
    "16385, 16385, 0, 2, Inconclusive",
    "16384, 16384, 0, 5, Damaged",
    "16383, 16383, 0, 0, Damaged",
    "16382, 16382, 0, 0, Inconclusive",
    "100, 100, 0, 0, Inconclusive",
  })
  void lengthsTellWholeFromCut(long bytes, long chars, long atLimit, long atHalf, String verdict) {
    Lengths lengths = new Lengths(Tables.METADATA, atLimit, atHalf, bytes, chars, false);
    assertThat(LengthProof.of(lengths, 32_768).getClass().getSimpleName()).isEqualTo(verdict);
  }

  @Test
  void bytesAreNeverTwoToACharacter() {
    Lengths half = new Lengths(Tables.METADATA, 0, 9, 16_384, 16_384, true);
    assertThat(LengthProof.of(half, 32_768)).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void aWholeTableHasItsRowsItsLengthsAndNoFailedValidation() {
    TableStatistics now = Tables.completed(Tables.INTEGRATION);
    assertThat(verdict(now, Tables.counted(Tables.INTEGRATION, 1000, 116_664)))
        .isInstanceOf(Verdict.Whole.class)
        .extracting(Verdict::sentence)
        .asString()
        .contains("1000 rows", "116664 bytes");
    assertThat(verdict(now, Tables.counted(Tables.INTEGRATION, 999, 116_664)))
        .isEqualTo(
            new Verdict.Inconclusive("The target has 999 rows; DMS loaded and applied 1000."));
    assertThat(verdict(now, Tables.counted(Tables.INTEGRATION, 1000, 32_768)))
        .isInstanceOf(Verdict.Damaged.class);
  }

  @Test
  void whatIsNotReadIsNotProven() {
    TableStatistics now = Tables.completed(Tables.INTEGRATION);
    RowsFound without =
        new RowsFound(Tables.INTEGRATION, 1000, Optional.of(0L), List.of(), GivenTask.NOON);
    assertThat(verdict(now, without)).isInstanceOf(Verdict.Inconclusive.class);
    RowsFound good = Tables.counted(Tables.INTEGRATION, 1000, 116_664);
    assertThat(verdict(Tables.in(TableState.FULL_LOAD, Tables.INTEGRATION), good).sentence())
        .contains("Full load");
    TableStatistics mismatched =
        new TableStatistics(
            now.table(),
            now.state(),
            now.counts(),
            now.loadStartedAt(),
            now.loadEndedAt(),
            "Mismatched records",
            Optional.empty());
    assertThat(verdict(mismatched, good).sentence()).contains("Mismatched records");
  }

  @Test
  void whatCameBetweenTheRequestAndTheFirstLookMayHaveComeBeforeTheLoadOrSince() {
    RowCounts now = new RowCounts(1000, 9, 0, 4);
    RowCounts asked = new RowCounts(800, 5, 0, 1);
    RowCounts first = new RowCounts(1000, 7, 0, 3);
    assertThat(RowAccount.between(now, now, asked, first)).isEqualTo(new RowAccount(999, 1003));
    assertThat(RowAccount.between(now, now, asked, asked)).isEqualTo(new RowAccount(1001, 1001));
    assertThat(RowAccount.between(now, now, new RowCounts(0, 50, 0, 2), first))
        .as("counters that were set back")
        .isEqualTo(new RowAccount(998, 1008));
  }

  private static Verdict verdict(TableStatistics statistics, RowsFound rows) {
    RowAccount account = RowAccount.between(statistics.counts(), statistics.counts(), NONE);
    return new TableProof(Tables.truncated(Tables.INTEGRATION), statistics, List.of(account), rows)
        .verdict();
  }
}
