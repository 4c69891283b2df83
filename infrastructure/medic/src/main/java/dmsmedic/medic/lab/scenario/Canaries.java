package dmsmedic.medic.lab.scenario;

import java.util.List;

/**
 * Words that are planted in every story wherever something secret or personal stands, and that must
 * never be seen in anything that the functions write or say.
 */
public final class Canaries {

  /** With which DMS logs in to both databases. */
  public static final String ENDPOINT_PASSWORD = "canary-endpoint-4f1c";

  /** With which the healer logs in to the target; it stands in the secret alone. */
  public static final String SECRET_PASSWORD = "canary-secret-9b2e";

  /** In the extra connection attributes of an endpoint, which DMS shows to who may describe it. */
  public static final String ATTRIBUTE_PASSWORD = "canary-attribute-77ad";

  /** The secret key that the clients of AWS sign with. */
  public static final String AWS_SECRET_KEY = "canaryAwsSecretKey/31f0";

  /** A name of a person in a row. */
  public static final String ROW_VALUE = "canary-person-c8d4";

  /** The beginning of every long value. */
  public static final String LOB_VALUE = "canary-document-e5a6";

  /** A primary key. */
  public static final String KEY_VALUE = "8006145550123";

  /** In the connection URI that a program quotes in its log. */
  public static final String URI_PASSWORD = "canary-uri-2d90";

  private static final String URI =
      "postgresql://dms_user:" + URI_PASSWORD + "@127.0.0.1:26257/shop";

  private Canaries() {}

  /** All of them. */
  public static List<String> all() {
    return List.of(
        ENDPOINT_PASSWORD,
        SECRET_PASSWORD,
        ATTRIBUTE_PASSWORD,
        AWS_SECRET_KEY,
        ROW_VALUE,
        LOB_VALUE,
        KEY_VALUE,
        URI_PASSWORD);
  }

  /** What an endpoint's extra connection attributes say. */
  public static String attributes() {
    return "executeTimeout=60;password=" + ATTRIBUTE_PASSWORD + ";";
  }

  /** A line of a log, with what such lines are known to quote. */
  public static String spiced(String line) {
    return line.contains("TransactionRetryWithProtoRefreshError")
        ? line + " \"/Table/106/1/" + KEY_VALUE + "/0\" value '" + ROW_VALUE + "' at " + URI
        : line;
  }

  /** A line in which a program quotes the statement that it runs, and how it is connected. */
  public static String statement() {
    return "00042: 2026-01-05T09:00:00 [TARGET_APPLY    ]E:  Failed to execute statement: 'INSERT"
        + " INTO \"public\".\"orders\" VALUES ("
        + KEY_VALUE
        + ",'"
        + ROW_VALUE
        + "')' [1022502] at "
        + URI;
  }
}
