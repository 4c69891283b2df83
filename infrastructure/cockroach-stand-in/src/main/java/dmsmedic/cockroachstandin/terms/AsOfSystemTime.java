package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Token;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * The clause {@code AS OF SYSTEM TIME t}. It is read, checked for a time in the future, and taken
 * away: the stand-in keeps no history and reads the present.
 */
public final class AsOfSystemTime {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "follower_read_timestamp",
          "experimental_follower_read_timestamp",
          "with_max_staleness",
          "with_min_timestamp");

  private AsOfSystemTime() {}

  /** Whether the clause starts at this token. */
  public static boolean startsAt(Sql sql, int index) {
    return sql.has(index, "AS", "OF", "SYSTEM", "TIME");
  }

  /** The index of the clause's last token. */
  public static int end(Sql sql, int start, Instant now) {
    int value = start + 4;
    Token token = sql.at(value);
    if (token.is("-") || token.kind() == Token.Kind.NUMBER) {
      int number = token.is("-") ? value + 1 : value;
      refuseFuture(token.is("-") ? "-" : sql.at(number).text(), now);
      return number;
    }
    if (token.kind() == Token.Kind.STRING) {
      refuseFuture(token.literal(), now);
      return sql.at(value + 1).is("::") ? value + 2 : value;
    }
    if (token.isName() && FUNCTIONS.contains(token.name()) && sql.at(value + 1).is("(")) {
      return sql.closing(value + 1);
    }
    throw new Refusal(
        "XXUUU",
        "AS OF SYSTEM TIME: only constant expressions, with_min_timestamp, with_max_staleness,"
            + " or follower_read_timestamp are allowed");
  }

  /** Refuses an HLC decimal later than the stand-in's clock; other notations are let pass. */
  private static void refuseFuture(String text, Instant now) {
    if (!text.matches("\\d+(\\.\\d+)?")) {
      return;
    }
    BigDecimal nanos =
        BigDecimal.valueOf(now.getEpochSecond())
            .movePointRight(9)
            .add(BigDecimal.valueOf(now.getNano() + 1L));
    if (new BigDecimal(text).compareTo(nanos) > 0) {
      throw new Refusal("22023", "AS OF SYSTEM TIME: cannot specify timestamp in the future");
    }
  }
}
