package dmsmedic.cockroachstandin.terms;

import dmsmedic.cockroachstandin.sql.Sql;
import dmsmedic.cockroachstandin.sql.Token;
import java.util.Locale;
import java.util.Set;

/** The functions that both databases have, and those that only CockroachDB has. */
public final class Functions {
  /** Keywords and types that a parenthesis may follow. */
  private static final Set<String> KEYWORDS =
      words(
          """
          select from where and or not in any some all exists as on using values when then else
          case by having union except intersect distinct limit offset over filter partition set
          returning join full inner outer cross lateral between like ilike is array row
          conflict key unique check with into only interval do nothing update group order cast
          within fetch first recursive materialized
          decimal numeric dec varchar char character bit varbit string time timetz timestamp
          timestamptz float float8 text bytes bytea\
          """);

  private static final Set<String> SHARED =
      words(
          """
          abs array_agg array_length array_position array_to_string ascii avg bool_and bool_or
          btrim ceil ceiling char_length character_length chr coalesce concat concat_ws count
          current_database current_schema current_schemas date_part date_trunc decode encode every
          extract floor format_type gen_random_uuid generate_series greatest has_schema_privilege
          has_table_privilege has_database_privilege initcap json_agg json_build_object
          jsonb_agg jsonb_array_length jsonb_build_object jsonb_each jsonb_object_keys
          jsonb_pretty jsonb_set jsonb_typeof json_typeof least length lower lpad ltrim max
          md5 min mod nullif octet_length overlay pg_get_constraintdef pg_get_expr
          pg_get_indexdef pg_has_role pg_table_is_visible pg_typeof position power quote_ident
          quote_literal rank regexp_replace replace reverse round row_number rpad
          rtrim sha256 sha512 sign split_part sqrt starts_with string_agg string_to_array strpos
          substr substring sum to_char to_json to_jsonb to_timestamp translate trim trunc unnest
          upper obj_description col_description bit_length stddev variance dense_rank lag lead
          first_value last_value\
          """);

  private static final Set<String> COCKROACH =
      words(
          """
          version now cluster_logical_timestamp follower_read_timestamp unique_rowid repeat left
          right\
          """);

  private Functions() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  public static boolean isKeyword(Token token) {
    return token.kind() == Token.Kind.WORD
        && KEYWORDS.contains(token.text().toLowerCase(Locale.ROOT));
  }

  /** The function's name for PostgreSQL; refuses what is not known to exist in CockroachDB. */
  public static String translate(String name, Context context, Sql sql) {
    if (name.equals("to_char") && !context.dialect().version().atLeast(22, 2, 1)) {
      // CockroachDB release notes v22.2.1: to_char came with it; DMS validation calls it.
      throw new Refusal("42883", "unknown signature: to_char(timestamp, string)");
    }
    if (COCKROACH.contains(name)) {
      return "standin." + name;
    }
    if (SHARED.contains(name)) {
      return name;
    }
    throw Refusal.unknownForm("the function " + name + " in " + sql.text());
  }
}
