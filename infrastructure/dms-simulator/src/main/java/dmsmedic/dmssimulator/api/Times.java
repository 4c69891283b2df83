package dmsmedic.dmssimulator.api;

import java.math.BigDecimal;
import java.time.Instant;

/** Moments as AWS JSON 1.1 writes them: seconds of the epoch, with thousandths. */
final class Times {
  private Times() {}

  static BigDecimal wire(Instant at) {
    return BigDecimal.valueOf(at.toEpochMilli(), 3);
  }

  static Instant read(String wire) {
    return Instant.ofEpochMilli(new BigDecimal(wire).movePointRight(3).longValue());
  }
}
