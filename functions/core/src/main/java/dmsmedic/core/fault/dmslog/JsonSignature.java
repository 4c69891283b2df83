package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.CockroachError;
import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;

/**
 * CockroachDB's refusal of a JSON document that was cut, as DMS passes it on.
 *
 * <p>The bytes decoded are the limit at which it was cut where they are whole kilobytes, the unit
 * in which DMS keeps that limit.
 */
final class JsonSignature {
  private JsonSignature() {}

  static List<Found> in(DmsRecord record) {
    if (!record.mentions("decoding")) {
      return List.of();
    }
    boolean ofSource = record.header().filter(DmsHeader::readsSource).isPresent();
    Matcher matcher = CockroachError.JSON_CUT_SHORT.matcher(record.text());
    int from = record.header().map(DmsHeader::bodyStart).orElse(0);
    if (ofSource || !matcher.find(from) || !record.speaksItself(matcher.start())) {
      return List.of();
    }
    String line = record.linesSpanning(matcher.start(), matcher.end());
    Occurrence occurrence =
        Occurrence.of(Signature.DMS_JSON_CUT_SHORT, record.at(matcher.start()), line)
            .withBytes(CockroachError.cutAtBytes(matcher), OptionalLong.empty());
    return List.of(new Found(matcher.start(), occurrence, record.header().isPresent()));
  }
}
