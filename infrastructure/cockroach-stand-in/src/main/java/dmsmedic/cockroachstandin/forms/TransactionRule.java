package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.AsOfSystemTime;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;

/**
 * How transactions are said. Isolation levels and priorities are read and dropped: PostgreSQL's own
 * serialization failures speak another language than CockroachDB's.
 */
final class TransactionRule {
  private TransactionRule() {}

  static Translation begin(Sql sql, Context context) {
    Words words = new Words(sql);
    words.next();
    if (!words.accept("TRANSACTION")) {
      words.accept("WORK");
    }
    return Translation.forward("BEGIN" + modes(words, context));
  }

  static Translation setTransaction(Sql sql, Context context) {
    Words words = new Words(sql);
    boolean session = words.accept("SET", "SESSION", "CHARACTERISTICS", "AS", "TRANSACTION");
    if (!session) {
      words.accept("SET", "TRANSACTION");
    }
    String modes = modes(words, context);
    if (modes.isEmpty()) {
      return Translation.nothing();
    }
    String lead = session ? "SET SESSION CHARACTERISTICS AS TRANSACTION" : "SET TRANSACTION";
    return Translation.forward(lead + modes);
  }

  private static String modes(Words words, Context context) {
    String access = "";
    while (!words.atEnd()) {
      access = mode(words, context, access);
      words.accept(",");
    }
    return access;
  }

  private static String mode(Words words, Context context, String access) {
    if (AsOfSystemTime.startsAt(words.sql(), words.index())) {
      int end = AsOfSystemTime.end(words.sql(), words.index(), context.now());
      while (words.index() <= end) {
        words.next();
      }
      // A transaction in the past cannot write.
      return " READ ONLY";
    }
    if (words.accept("READ", "ONLY")) {
      return " READ ONLY";
    }
    if (words.accept("READ", "WRITE")) {
      return " READ WRITE";
    }
    if (words.accept("ISOLATION", "LEVEL", "SERIALIZABLE")
        || words.accept("ISOLATION", "LEVEL", "READ", "COMMITTED")
        || words.accept("ISOLATION", "LEVEL", "READ", "UNCOMMITTED")
        || words.accept("ISOLATION", "LEVEL", "REPEATABLE", "READ")
        || words.accept("PRIORITY", "LOW")
        || words.accept("PRIORITY", "NORMAL")
        || words.accept("PRIORITY", "HIGH")
        || words.accept("NOT", "DEFERRABLE")) {
      return access;
    }
    throw Refusal.unknownForm(words.text());
  }

  /** COMMIT and ROLLBACK with their synonyms; a rollback may be to a savepoint. */
  static Translation end(Sql sql, Context context) {
    Words words = new Words(sql);
    boolean rollback = words.next().is("ROLLBACK");
    if (!words.accept("TRANSACTION")) {
      words.accept("WORK");
    }
    boolean toSavepoint = rollback && words.accept("TO");
    if (toSavepoint) {
      words.accept("SAVEPOINT");
      words.name();
    }
    return whole(words);
  }

  static Translation savepoint(Sql sql, Context context) {
    Words words = new Words(sql);
    words.next();
    words.accept("SAVEPOINT");
    words.name();
    return whole(words);
  }

  private static Translation whole(Words words) {
    Required.end(words);
    return Translation.forward(words.text());
  }
}
