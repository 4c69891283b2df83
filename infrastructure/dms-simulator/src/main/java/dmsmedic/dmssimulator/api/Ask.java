package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request's members, read as the service reads them. */
record Ask(Map<String, Object> members) {

  /** A member that must be there. */
  String need(String name) {
    return text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() ->
            Fault.value("The parameter " + name + " must be provided and must not be blank."));
  }

  Optional<String> text(String name) {
    return Json.text(members, name);
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  List<Map<String, Object>> parts(String name) {
    return Json.parts(members, name);
  }

  /** A list of texts that must be there. */
  List<String> needTexts(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(need(name));
  }

  /** An identifier under the rules that every DMS resource shares. */
  String needIdentifier(String name) {
    String given = need(name);
    if (!given.matches("[A-Za-z](-?[A-Za-z0-9])*") || given.length() > 255) {
      throw Fault.value(
          "The parameter "
              + name
              + " is not a valid identifier. Identifiers must begin with a letter; must contain"
              + " only ASCII letters, digits, and hyphens; and must not end with a hyphen or"
              + " contain two consecutive hyphens.");
    }
    return given;
  }

  /** The readable last part of an ARN, if the caller wants one. */
  Optional<String> resourceIdentifier() {
    Optional<String> given = text("ResourceIdentifier");
    if (given.filter(id -> !id.matches("[A-Za-z0-9-]{1,31}")).isPresent()) {
      throw Fault.value(
          "The parameter ResourceIdentifier must hold 1 to 31 letters, digits or hyphens.");
    }
    return given;
  }

  /** The members of these names, as they were given. */
  Map<String, Object> only(Set<String> names) {
    Map<String, Object> kept = new LinkedHashMap<>();
    for (String name : names) {
      Optional.ofNullable(members.get(name)).ifPresent(value -> kept.put(name, value));
    }
    return kept;
  }
}
