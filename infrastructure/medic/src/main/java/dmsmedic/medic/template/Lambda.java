package dmsmedic.medic.template;

import java.util.Set;

/**
 * A function as it is deployed.
 *
 * @param id its logical id
 * @param handler {@code package.Class::method}
 * @param codeUri its zip, from the folder of the template
 * @param role the logical id of its role
 * @param variables the names of its environment variables
 */
public record Lambda(
    String id, String handler, String codeUri, String role, Set<String> variables) {
  public Lambda {
    variables = Set.copyOf(variables);
  }
}
