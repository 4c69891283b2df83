package dmsmedic.medic.template;

import dmsmedic.events.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in a template: mapping, list or scalar.
 *
 * <p>A short form such as {@code !GetAtt A.Arn} reads as its long form, a mapping with the one key
 * {@code Fn::GetAtt}. What is not there is an empty mapping, so that a path can be walked blindly.
 */
record Node(Object value) {
  static final Node NOTHING = new Node(Map.of());

  /** The place under a key of a mapping. */
  Node get(String key) {
    Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
    return found == null ? NOTHING : new Node(found);
  }

  /** The place under several keys. */
  Node at(String... keys) {
    Node place = this;
    for (String key : keys) {
      place = place.get(key);
    }
    return place;
  }

  boolean isThere() {
    return !value.equals(Map.of());
  }

  /** The entries of a mapping, in their order. */
  Map<String, Node> entries() {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, found) -> entries.put(String.valueOf(key), new Node(found)));
    }
    return entries;
  }

  /** The elements of a list; one that is no list is its own only element. */
  List<Node> elements() {
    return switch (value) {
      case List<?> list -> list.stream().map(element -> new Node(element)).toList();
      case Object _ -> isThere() ? List.of(this) : List.of();
    };
  }

  /** The texts of a list, or the one text. */
  List<String> texts() {
    return elements().stream().flatMap(element -> element.text().stream()).toList();
  }

  /** A scalar as it is written. */
  Optional<String> text() {
    return value instanceof Map || value instanceof List
        ? Optional.empty()
        : Optional.of(String.valueOf(value));
  }

  /** A scalar that has to be there. */
  String required(String what) {
    return text()
        .orElseThrow(() -> new IllegalArgumentException("The template says no " + what + "."));
  }

  /** The resource that is meant by {@code !Ref X}, {@code !GetAtt X.Arn} or their long forms. */
  Optional<String> resource() {
    return Stream.of(get("Ref"), get("Fn::GetAtt"))
        .flatMap(place -> place.texts().stream().limit(1))
        .map(name -> name.split("\\.", 2)[0])
        .findFirst();
  }

  /** The first branch of an {@code !If}, or the place itself. */
  Node chosen() {
    List<Node> branches = get("Fn::If").elements();
    return branches.size() == 3 ? branches.get(1) : this;
  }

  /** The same as JSON. */
  Json json() {
    return switch (value) {
      case Map<?, ?> _ ->
          new Json.Obj(
              entries().entrySet().stream()
                  .collect(
                      Collectors.toMap(
                          Map.Entry::getKey,
                          entry -> entry.getValue().json(),
                          (first, _) -> first,
                          LinkedHashMap::new)));
      case List<?> _ -> new Json.Arr(elements().stream().map(Node::json).toList());
      case Boolean truth -> new Json.Bool(truth);
      case Number number -> new Json.Num(new BigDecimal(number.toString()));
      case Object scalar -> new Json.Str(String.valueOf(scalar));
    };
  }
}
