package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.dialect.SessionVariable;
import dmsmedic.cockroachstandin.dialect.SessionVariables;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Token;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;
import java.util.Optional;
import java.util.Set;

/** How session variables are set: CockroachDB's own ones under the name of their carrier. */
final class SettingRule {
  private static final Set<String> READ_ONLY =
      Set.of("crdb_version", "server_version", "server_version_num", "session_id", "node_id");

  private SettingRule() {}

  static Translation set(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("SET");
    String scope = words.accept("LOCAL") ? "SET LOCAL " : "SET ";
    words.accept("SESSION");
    if (words.accept("TIME", "ZONE")) {
      return Translation.forward(sql.text());
    }
    return Translation.forward(scope + assignment(words, context));
  }

  static Translation reset(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("RESET");
    if (words.accept("ALL")) {
      return Translation.forward("RESET ALL");
    }
    words.accept("SESSION");
    String name = Required.name(words);
    return Translation.forward("RESET " + carrier(name, context));
  }

  static Translation discard(Sql sql, Context context) {
    return Translation.forward("DISCARD ALL");
  }

  /** Reads {@code name {=|TO} value} and says it with the carrier's name and a checked value. */
  static String assignment(Words words, Context context) {
    String name = Required.name(words);
    if (!words.accept("=") && !words.accept("TO")) {
      throw Refusal.unknownForm(words.text());
    }
    String carrier = carrier(name, context);
    if (words.peek().is("DEFAULT")) {
      return carrier + " TO DEFAULT";
    }
    Optional<SessionVariable> own = context.dialect().variables().find(name);
    if (own.isEmpty()) {
      return carrier + " TO " + words.rest();
    }
    return carrier + " TO " + Names.literal(canonical(own.get(), value(words)));
  }

  private static String value(Words words) {
    String sign = words.accept("-") ? "-" : "";
    Token token = words.next();
    Required.end(words);
    return sign + (token.kind() == Token.Kind.STRING ? token.literal() : token.name());
  }

  /** The value as the variable keeps it. */
  static String canonical(SessionVariable variable, String value) {
    return variable
        .kind()
        .canonical(value)
        .orElseThrow(() ->
            new Refusal(
                "22023",
                "parameter \"%s\" %s".formatted(variable.name(), variable.kind().complaint())));
  }

  /** PostgreSQL's name of a variable that may be set. */
  static String carrier(String name, Context context) {
    SessionVariables variables = context.dialect().variables();
    if (READ_ONLY.contains(name)) {
      throw new Refusal("55P02", "parameter \"" + name + "\" cannot be changed");
    }
    if (variables.shared(name)) {
      return name;
    }
    return variables
        .find(name)
        .map(SessionVariable::carrier)
        .orElseThrow(() -> Refusal.unknownVariable(name));
  }
}
