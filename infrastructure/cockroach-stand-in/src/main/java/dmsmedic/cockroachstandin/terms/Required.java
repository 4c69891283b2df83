package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.sql.TableName;
import dmsmedic.cockroachstandin.sql.Words;

/** What must come next in a statement; where it does not, the form is one that is not known. */
public final class Required {
  private Required() {}

  /** A name, stepped over. */
  public static String name(Words words) {
    return words.name().orElseThrow(() -> unknown(words));
  }

  /** A table's name, stepped over. */
  public static TableName table(Words words) {
    return words.table().orElseThrow(() -> unknown(words));
  }

  /** These keywords or symbols, stepped over. */
  public static void words(Words words, String... expected) {
    if (!words.accept(expected)) {
      throw unknown(words);
    }
  }

  /** Nothing more. */
  public static void end(Words words) {
    if (!words.atEnd()) {
      throw unknown(words);
    }
  }

  private static Refusal unknown(Words words) {
    return Refusal.unknownForm(words.text());
  }
}
