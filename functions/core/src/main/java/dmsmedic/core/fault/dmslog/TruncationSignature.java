package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.Occurrence;
import dmsmedic.core.fault.Signature;
import dmsmedic.core.fault.TableToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The warning that a value was cut at the LOB size limit.
 *
 * <p>{@code Value of column 'c' in table 's.t' was truncated to 32768 bytes, actual length: 116664
 * bytes} (CockroachDB documentation, "Migrate with AWS DMS"), and the older {@code The value of
 * column 'C' in table 'S.T' was truncated to length 16384} (AWS DMS user guide,
 * CHAP_BestPractices), which does not say the actual length.
 */
final class TruncationSignature {
  /** Names are at most 128 characters in Oracle and SQL Server, and 64 + 255 in MongoDB. */
  private static final Pattern SHAPE =
      Pattern.compile(
          words("\\bvalue of column ")
              + "(['\"])(?<column>.{1,128}?)\\1"
              + words(" in table ")
              + "(['\"])(?<table>.{1,320}?)\\3"
              + words(" was truncated to ")
              + "(?:length\\s{1,64}+)?(?<limit>\\d{1,18}+)(?:\\s{0,64}+bytes?\\b)?"
              + "(?:\\s{0,64}+,?\\s{0,64}+actual\\s{1,64}+length\\s{0,64}+:?\\s{0,64}+"
              + "(?<actual>\\d{1,18}+)(?:\\s{0,64}+bytes?\\b)?)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Schema and table quoted apart, as other lines have it: {@code 'schema'.'table'}. */
  private static final Pattern APART = Pattern.compile("['\"]\\.['\"]");

  /** A line has one warning; a hostile one shall not be searched for ever. */
  private static final int TRIES_MAX = 256;

  private TruncationSignature() {}

  static List<Found> in(DmsRecord record) {
    if (!record.mentions("truncated")) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    Matcher matcher = SHAPE.matcher(record.text());
    int from = bodyStart(record);
    for (int tries = 0; tries < TRIES_MAX && matcher.find(from); tries++) {
      from = matcher.end();
      if (record.leads(matcher.start()) && record.speaksItself(matcher.start())) {
        found.add(found(record, matcher));
      } else {
        from = matcher.start() + 1;
      }
    }
    return found;
  }

  private static int bodyStart(DmsRecord record) {
    return record.header().map(DmsHeader::bodyStart).orElse(0);
  }

  private static Found found(DmsRecord record, Matcher matcher) {
    String line = record.linesSpanning(matcher.start(), matcher.end());
    Occurrence occurrence =
        Occurrence.of(Signature.DMS_VALUE_TRUNCATED, record.at(matcher.start()), line)
            .inTable(Optional.of(table(record, matcher)))
            .inColumn(record.original(matcher.start("column"), matcher.end("column")))
            .withBytes(bytes(matcher, "limit"), bytes(matcher, "actual"));
    return new Found(matcher.start(), occurrence, false);
  }

  private static TableToken table(DmsRecord record, Matcher matcher) {
    String token = record.original(matcher.start("table"), matcher.end("table"));
    Matcher apart = APART.matcher(matcher.group("table"));
    boolean said = apart.find() && apart.start() > 0 && apart.end() < token.length();
    return said
        ? TableToken.separate(token.substring(0, apart.start()), token.substring(apart.end()))
        : TableToken.quoted(token);
  }

  private static OptionalLong bytes(Matcher matcher, String group) {
    String digits = matcher.group(group);
    return digits == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
  }

  private static String words(String sentence) {
    return sentence.replace(" ", "\\s{1,64}+");
  }
}
