package dmsmedic.medic.template;

import dmsmedic.medic.template.Policies.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * IAM's answer to a request under the policies of one role, for the operators that the template
 * uses; any other is an error, never a guess.
 *
 * <p>A denial wins, then an allowance; what nobody speaks of is denied. (AWS IAM user guide,
 * "Policy evaluation logic" and "IAM JSON policy elements: Condition operators".)
 */
record Authorization(Policies policies) {

  static final String ACCOUNT = "eu-west-1:123456789012";

  private static final Pattern LITERAL = Pattern.compile("\\$\\{([*?$])\\}");
  private static final String FOR_ALL = "ForAllValues:";

  /**
   * A request as IAM sees it.
   *
   * @param keys the condition keys that it has, each with its values
   */
  record Request(String action, String resource, Map<String, List<String>> keys) {}

  boolean allows(Request request) {
    List<Statement> speaking =
        policies.statements().stream().filter(one -> speaksOf(one, request)).toList();
    return !speaking.isEmpty() && speaking.stream().allMatch(Statement::allows);
  }

  private static boolean speaksOf(Statement statement, Request request) {
    return statement.actions().stream().anyMatch(action -> like(action, request.action()))
        && resources(statement).stream().anyMatch(pattern -> like(pattern, request.resource()))
        && statement.at().get("Condition").entries().entrySet().stream()
            .allMatch(operator -> holds(operator.getKey(), operator.getValue(), request));
  }

  /** The resources with what CloudFormation puts in; another resource of the stack by its name. */
  private static List<String> resources(Statement statement) {
    return statement.at().get("Resource").elements().stream()
        .map(place ->
            place
                .text()
                .or(() -> place.get("Fn::Sub").text().map(Authorization::substituted))
                .or(place::resource)
                .orElseThrow())
        .toList();
  }

  static String substituted(String text) {
    return text.replace("${AWS::Partition}", "aws")
        .replace("${AWS::Region}:${AWS::AccountId}", ACCOUNT)
        .replaceAll("\\$\\{([A-Za-z.]+)}", "$1")
        .replace("${!", "${");
  }

  private static boolean holds(String operator, Node keys, Request request) {
    return keys.entries().entrySet().stream()
        .allMatch(key ->
            holds(
                operator,
                key.getValue().texts(),
                request.keys().getOrDefault(key.getKey(), List.of())));
  }

  private static boolean holds(String operator, List<String> allowed, List<String> values) {
    return switch (operator) {
      case "Null" -> allowed.equals(List.of(String.valueOf(values.isEmpty())));
      case "StringEquals" -> values.stream().anyMatch(allowed::contains);
      case "StringLike" -> values.stream().anyMatch(value -> anyLike(allowed, value));
      case FOR_ALL + "StringEquals" -> allowed.containsAll(values);
      case FOR_ALL + "StringLike" -> values.stream().allMatch(value -> anyLike(allowed, value));
      default -> throw new IllegalArgumentException("No such operator is known: " + operator);
    };
  }

  private static boolean anyLike(List<String> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> like(pattern, value));
  }

  /** Whether a pattern with {@code *} and {@code ?} fits; {@code ${*}} stands for the sign. */
  static boolean like(String pattern, String value) {
    String quoted = LITERAL.matcher(pattern).replaceAll("\\\\E\\\\Q\u0001$1\\\\E\\\\Q");
    String signs =
        ("\\Q" + quoted + "\\E")
            .replaceAll("(?<!\u0001)\\*", "\\\\E.*\\\\Q")
            .replaceAll("(?<!\u0001)\\?", "\\\\E.\\\\Q")
            .replace("\u0001", "");
    return Pattern.compile(signs, Pattern.DOTALL).matcher(value).matches();
  }
}
