package dmsmedic.core.proof;

import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.HurtTable.Truncation;
import java.util.Optional;

/**
 * The proof of one reloaded table, from two looks at its statistics and one at its rows.
 *
 * @param earlier the statistics before the rows were read
 * @param later the statistics after
 * @param base the row counters while the table was being loaded
 */
public record TableProof(
    HurtTable table,
    TableStatistics earlier,
    TableStatistics later,
    TableStatistics.RowCounts base,
    RowsFound rows) {

  /** The verdict over rows, lengths and validation. */
  public Verdict verdict() {
    if (later.state() != TableState.COMPLETED) {
      return new Verdict.Inconclusive("DMS says of the table: " + later.state().word() + ".");
    }
    if (later.validationFailed()) {
      return new Verdict.Inconclusive("DMS validation says: " + later.validation() + ".");
    }
    RowAccount account = RowAccount.between(earlier.counts(), later.counts(), base);
    if (!account.holds(rows.rows())) {
      return new Verdict.Inconclusive(
          "The target has %d rows; DMS loaded and applied %s.".formatted(rows.rows(), account));
    }
    return lengths();
  }

  private Verdict lengths() {
    String sentence = rows.rows() + " rows, as DMS loaded and applied.";
    for (Truncation truncation : table.columns()) {
      Verdict verdict = length(truncation);
      if (!(verdict instanceof Verdict.Whole)) {
        return verdict;
      }
      sentence = sentence + " " + verdict.sentence();
    }
    return new Verdict.Whole(sentence);
  }

  private Verdict length(Truncation truncation) {
    Optional<RowsFound.Lengths> lengths =
        rows.lengths().stream().filter(l -> l.column().equals(truncation.column())).findFirst();
    if (lengths.isEmpty() || truncation.limitBytes() == 0) {
      return new Verdict.Inconclusive(
          "The lengths of column '" + truncation.column() + "' could not be read.");
    }
    return LengthProof.of(lengths.get(), truncation.limitBytes());
  }
}
