package dmsmedic.cockroachstandin.log;

import java.util.regex.Pattern;

/** The marks around what a log may not show: kept when redactable, emptied when redacted. */
final class Markers {
  private static final Pattern MARKED = Pattern.compile("‹[^›]*›");
  private static final Pattern NAMES =
      Pattern.compile("\"(?!unnamed\"|sql txn\")[^\"]*\"|/Table/[0-9/]+");

  private Markers() {}

  /** The whole text marked; marks that are in it already are taken out. */
  static String sensitive(String text) {
    return "‹" + text.replace('‹', '?').replace('›', '?') + "›";
  }

  /** Names and keys marked, the error's own words not. */
  static String names(String text) {
    return NAMES.matcher(text).replaceAll("‹$0›");
  }

  static String redact(String text) {
    return MARKED.matcher(text).replaceAll("‹×›");
  }
}
