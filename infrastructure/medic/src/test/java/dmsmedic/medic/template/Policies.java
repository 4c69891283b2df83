package dmsmedic.medic.template;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies of a role, as the template writes them. */
public record Policies(List<Statement> statements) {

  private static final List<String> NOTHING = List.of("AWS::NoValue");

  /**
   * One statement.
   *
   * @param policy the name of its policy: {@code platform} is what Lambda needs to run a function
   */
  public record Statement(String policy, Node at) {
    String sid() {
      return at.get("Sid").required("Sid");
    }

    boolean allows() {
      return at.get("Effect").texts().contains("Allow");
    }

    List<String> actions() {
      return at.get("Action").texts();
    }

    /** The resources as they are written: a text, or the text of a {@code !Sub}. */
    List<String> resources() {
      return at.get("Resource").elements().stream()
          .map(place -> place.text().or(place.get("Fn::Sub")::text))
          .map(text -> text.orElse(""))
          .toList();
    }

    /** The values that a condition allows for a key. */
    List<String> condition(String operator, String key) {
      return at.at("Condition", operator, key).texts();
    }
  }

  static Policies of(Template template, String role) {
    Node properties =
        Optional.ofNullable(template.ofType("AWS::IAM::Role").get(role)).orElseThrow();
    if (properties.get("ManagedPolicyArns").isThere()) {
      throw new IllegalArgumentException("A managed policy allows what the template does not say.");
    }
    return new Policies(
        properties.get("Policies").elements().stream().flatMap(Policies::of).toList());
  }

  private static Stream<Statement> of(Node policy) {
    String name = policy.get("PolicyName").required("policy name");
    return policy.at("PolicyDocument", "Statement").elements().stream()
        .map(statement -> new Statement(name, chosen(statement)));
  }

  /** The statement, of which nobody may find another in the branch that is not read. */
  private static Node chosen(Node statement) {
    List<Node> branches = statement.get("Fn::If").elements();
    if (!branches.isEmpty() && !branches.getLast().get("Ref").texts().equals(NOTHING)) {
      throw new IllegalArgumentException("An !If in a policy is a statement or AWS::NoValue.");
    }
    return statement.chosen();
  }

  /** What the template that is built allows a role for the calls of our code. */
  public static Set<String> actionsOf(String role) {
    return of(Checkout.template(), role).actions();
  }

  /** What is allowed for the calls of our code. */
  Set<String> actions() {
    return statements.stream()
        .filter(statement -> statement.allows() && !statement.policy().equals("platform"))
        .map(Statement::actions)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The statements for Lambda, to run the function, as JSON with all that they say. */
  List<String> platform() {
    return statements.stream()
        .filter(statement -> statement.policy().equals("platform"))
        .map(statement -> statement.at().json().write())
        .toList();
  }

  /** The statements that allow an action. */
  List<Statement> allowing(String action) {
    return statements.stream()
        .filter(statement -> statement.allows() && statement.actions().contains(action))
        .toList();
  }
}
