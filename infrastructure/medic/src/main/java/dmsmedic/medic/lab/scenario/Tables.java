package dmsmedic.medic.lab.scenario;

import dmsmedic.medic.lab.scenario.Scenario.Table;
import java.util.List;

/** The tables of the stories. */
final class Tables {

  /** The longest value of the documented line: 116664 bytes. */
  static final int DOCUMENTED_BYTES = 116_664;

  private static final String LONG_TEXT =
      "rpad('{\"note\":\"" + Canaries.LOB_VALUE + "', %d - 2, 'd') || '\"}'";

  /** The first row has a key that can be told from any number in a log. */
  private static final String KEY = "CASE WHEN g = 1 THEN " + Canaries.KEY_VALUE + " ELSE g END";

  private Tables() {}

  /** The table of CockroachDB's documentation page, a few values of which are longer than 32 KB. */
  static Table integrations(String nullness) {
    String longest = LONG_TEXT.formatted(DOCUMENTED_BYTES);
    String shorter = LONG_TEXT.formatted(40_000);
    return new Table(
        "integrations.integration",
        "metadata",
        List.of(
            "CREATE SCHEMA integrations",
            "CREATE TABLE integrations.integration (id bigint PRIMARY KEY, name varchar(60) NOT"
                + " NULL, metadata text "
                + nullness
                + ")",
            "INSERT INTO integrations.integration SELECT "
                + KEY
                + ", '"
                + Canaries.ROW_VALUE
                + " ' || g,"
                + " CASE WHEN g = 7 THEN "
                + longest
                + " WHEN g % 25 = 0 THEN "
                + shorter
                + " ELSE '{\"note\":\"' || g || '\"}' END FROM generate_series(1, 200) g"),
        List.of(
            "CREATE SCHEMA integrations",
            "CREATE TABLE integrations.integration (id INT8 PRIMARY KEY, name VARCHAR(60) NOT NULL,"
                + " metadata STRING "
                + nullness
                + ")"),
        List.of(
            "INSERT INTO integrations.integration VALUES (1000 + %d, 'new', '{\"note\":\"new\"}')",
            "INSERT INTO integrations.integration VALUES (500000 + %d, 'long', "
                + LONG_TEXT.formatted(50_000).replace("'%d'", "%d")
                + ")",
            "UPDATE integrations.integration SET name = 'seen ' || %d WHERE id = 1 + %d % 200",
            "DELETE FROM integrations.integration WHERE id = 100 + %d % 20"));
  }

  /** An especially large table, for a stand-in to which 13 MB in one transaction is one. */
  static Table orders() {
    return new Table(
        "public.orders",
        "note",
        List.of(
            "CREATE TABLE public.orders (id bigint PRIMARY KEY, customer varchar(40) NOT NULL,"
                + " cents bigint NOT NULL, note varchar(500))",
            "INSERT INTO public.orders SELECT "
                + KEY
                + ", '"
                + Canaries.ROW_VALUE
                + "' || g % 997, g * 7,"
                + " rpad('order number ' || g, 400, '.') FROM generate_series(1, 30000) g"),
        List.of(
            "CREATE TABLE public.orders (id INT8 PRIMARY KEY, customer VARCHAR(40) NOT NULL,"
                + " cents INT8 NOT NULL, note VARCHAR(500))"),
        List.of(
            "INSERT INTO public.orders VALUES (1000000 + %d, 'new customer', %d, 'new')",
            "UPDATE public.orders SET cents = cents + 1 WHERE id = 1 + %d % 30000",
            "DELETE FROM public.orders WHERE id = 20000 + %d % 30"));
  }
}
