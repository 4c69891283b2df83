package dmsmedic.core.observation;

import dmsmedic.core.migration.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was counted in one table of the target.
 *
 * @param younger rows written after the instant asked for; empty where the cluster does not tell
 * @param asOf the instant at which the rows were read, by the cluster's clock
 */
public record RowsFound(
    TableName target, long rows, Optional<Long> younger, List<Lengths> lengths, Instant asOf) {

  /**
   * The lengths of one column.
   *
   * @param atLimit how many values are exactly as long as the limit, in bytes
   * @param atHalf how many values are exactly half as long as the limit, in characters: where the
   *     transfer encoding spends two bytes on a character, that is where they were cut
   * @param longestBytes the length of the longest value, 0 in an empty table
   * @param longestChars the same in characters; for bytes it is the same number
   * @param binary whether the column holds bytes, which no encoding makes longer
   */
  public record Lengths(
      String column,
      long atLimit,
      long atHalf,
      long longestBytes,
      long longestChars,
      boolean binary) {}

  public RowsFound {
    lengths = List.copyOf(lengths);
  }
}
