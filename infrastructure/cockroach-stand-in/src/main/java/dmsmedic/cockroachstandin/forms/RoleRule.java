package dmsmedic.cockroachstandin.forms;

import dmsmedic.cockroachstandin.backend.Catalog;
import dmsmedic.cockroachstandin.sql.Names;
import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Words;
import dmsmedic.cockroachstandin.terms.Context;
import dmsmedic.cockroachstandin.terms.Refusal;
import dmsmedic.cockroachstandin.terms.Required;
import dmsmedic.cockroachstandin.terms.Translation;
import java.util.Optional;

/**
 * How roles, their rights and their default settings are said.
 *
 * <p>Checks and their texts follow cockroachdb/cockroach, pkg/sql/alter_role.go.
 */
final class RoleRule {
  private static final String ROOT = "root";

  private RoleRule() {}

  static Translation alter(Sql sql, Context context) {
    Words words = new Words(sql);
    words.next();
    words.next();
    boolean ifExists = words.accept("IF", "EXISTS");
    boolean all = words.accept("ALL");
    String role = all ? "" : roleName(words, context);
    String database = words.accept("IN", "DATABASE") ? roleName(words, context) : "";
    if (!words.peek().is("SET") && !words.peek().is("RESET")) {
      return options(words, role, context);
    }
    if (all) {
      requireAdmin(context, "only users with the admin role are allowed to ALTER ROLE ALL ... SET");
    } else if (ifExists && context.catalog().role(role).isEmpty()) {
      return Translation.nothing();
    } else {
      requireMayEdit(role, context);
    }
    requireDatabase(database, context);
    String target = all ? "ALL" : Names.quote(role);
    String where = database.isEmpty() ? "" : " IN DATABASE " + Names.quote(database);
    return Translation.forward("ALTER ROLE " + target + where + change(words, context));
  }

  static Translation alterDatabase(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("ALTER", "DATABASE");
    String database = Required.name(words);
    requireDatabase(database, context);
    requireAdmin(context, "only users with the admin role are allowed to ALTER DATABASE ... SET");
    return Translation.forward("ALTER DATABASE " + Names.quote(database) + change(words, context));
  }

  /** SET checks the name and the value; RESET of an unknown name does nothing (issue 68128). */
  private static String change(Words words, Context context) {
    if (words.accept("SET")) {
      return " SET " + SettingRule.assignment(words, context);
    }
    Required.words(words, "RESET");
    if (words.accept("ALL")) {
      return " RESET ALL";
    }
    String name = Required.name(words);
    boolean shared = context.dialect().variables().shared(name);
    return " RESET " + (shared ? name : "crdb." + Names.quote(name));
  }

  private static String roleName(Words words, Context context) {
    if (words.accept("CURRENT_USER") || words.accept("SESSION_USER")) {
      return context.role();
    }
    return Required.name(words);
  }

  private static void requireMayEdit(String role, Context context) {
    if (role.equals(ROOT) || role.equals("admin") || role.equals("public")) {
      String kind = role.equals(ROOT) ? "user" : "role";
      throw Refusal.forbidden("cannot edit " + role + " " + kind);
    }
    requireCreateRole(context);
    Catalog.Role target = requireRole(role, context);
    if (target.admin()) {
      requireAdmin(context, "only users with the admin role are allowed to alter another admin");
    }
  }

  /** Refuses who may not alter roles; the wording changed with the privilege of v23.1. */
  static void requireCreateRole(Context context) {
    if (context.mayCreateRoles()) {
      return;
    }
    throw Refusal.forbidden(
        context.dialect().version().atLeast(23, 1, 0)
            ? "ALTER ROLE ... SET requires MODIFYCLUSTERSETTING, MODIFYSQLCLUSTERSETTING or"
                + " CREATEROLE"
            : "user " + context.role() + " does not have CREATEROLE privilege");
  }

  private static void requireAdmin(Context context, String complaint) {
    if (!context.isAdmin()) {
      throw Refusal.forbidden(complaint);
    }
  }

  static Catalog.Role requireRole(String role, Context context) {
    return context
        .catalog()
        .role(role)
        .orElseThrow(() -> new Refusal("42704", "role/user " + role + " does not exist"));
  }

  private static void requireDatabase(String database, Context context) {
    if (!database.isEmpty() && !context.catalog().hasDatabase(database)) {
      throw new Refusal("3D000", "database \"" + database + "\" does not exist");
    }
  }

  static Translation create(Sql sql, Context context) {
    Words words = new Words(sql);
    words.accept("CREATE");
    String kind = words.next().is("USER") ? "CREATE USER " : "CREATE ROLE ";
    boolean ifNotExists = words.accept("IF", "NOT", "EXISTS");
    String role = roleName(words, context);
    boolean exists = context.catalog().role(role).isPresent();
    if (exists && ifNotExists) {
      return Translation.nothing();
    }
    return Translation.forward(kind + Names.quote(role) + optionList(words));
  }

  private static Translation options(Words words, String role, Context context) {
    requireMayEdit(role, context);
    return Translation.forward("ALTER ROLE " + Names.quote(role) + optionList(words));
  }

  private static String optionList(Words words) {
    words.accept("WITH");
    StringBuilder options = new StringBuilder();
    while (!words.atEnd()) {
      options.append(' ').append(option(words));
    }
    return options.toString();
  }

  private static String option(Words words) {
    if (words.accept("PASSWORD")) {
      return "PASSWORD " + words.next().text();
    }
    for (String known : new String[] {"LOGIN", "CREATEROLE", "CREATEDB"}) {
      if (words.accept(known)) {
        return known;
      }
      if (words.accept("NO" + known)) {
        return "NO" + known;
      }
    }
    throw Refusal.unknownForm(words.text());
  }

  static Translation drop(Sql sql, Context context) {
    return Translation.forward(sql.text());
  }

  /** Grants pass; membership of admin also gives the rights that PostgreSQL keeps elsewhere. */
  static Translation grant(Sql sql, Context context) {
    if (sql.has(1, "SYSTEM")) {
      throw Refusal.unknownForm(sql.text());
    }
    boolean grant = sql.startsWith("GRANT");
    Optional<String> grantee =
        sql.has(1, "admin", grant ? "TO" : "FROM")
            ? Optional.of(sql.at(3).name())
            : Optional.empty();
    grantee.ifPresent(role -> {
      requireAdmin(context, context.role() + " is not a superuser or role admin for role admin");
      requireRole(role, context);
      context.catalog().setAdmin(role, grant);
    });
    return Translation.forward(sql.text());
  }
}
