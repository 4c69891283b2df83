package dmsmedic.core.proof;

import dmsmedic.core.migration.TableState;
import dmsmedic.core.migration.TableStatistics;
import dmsmedic.core.observation.RowsFound;
import dmsmedic.core.treatment.HurtTable;
import dmsmedic.core.treatment.HurtTable.Truncation;
import java.util.List;
import java.util.Optional;

/**
 * The proof of one reloaded table, from two looks at its statistics and one at its rows.
 *
 * @param later the second look
 * @param accounts how many rows there should be; several where it is not known whether the counters
 *     were set back
 */
public record TableProof(
    HurtTable table, TableStatistics later, List<RowAccount> accounts, RowsFound rows) {

  /** The verdict over rows, lengths and validation. */
  public Verdict verdict() {
    if (later.state() != TableState.COMPLETED) {
      return new Verdict.Inconclusive("DMS says of the table: " + later.state().word() + ".");
    }
    if (later.validationFailed()) {
      return new Verdict.Inconclusive("DMS validation says: " + later.validation() + ".");
    }
    if (accounts.stream().noneMatch(account -> account.holds(rows.rows()))) {
      return new Verdict.Inconclusive(
          "The target has %d rows; DMS loaded and applied %s."
              .formatted(rows.rows(), accounts.getFirst()));
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
