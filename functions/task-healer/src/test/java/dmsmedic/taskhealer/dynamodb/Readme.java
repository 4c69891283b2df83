package dmsmedic.taskhealer.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Incident;
import dmsmedic.events.json.Json;
import dmsmedic.taskhealer.dynamodb.codec.RecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** README.md of this module, by its tables, its items and its commands. */
final class Readme {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final String page;

  Readme() {
    try {
      page = Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From a heading to the next one. */
  String section(String heading) {
    int from = page.indexOf("# " + heading + "\n");
    assertThat(from).as(heading).isPositive();
    int to = page.indexOf("\n#", from + 2);
    return page.substring(from, to < 0 ? page.length() : to);
  }

  /** The cells of a section's table, without its head. */
  List<List<String>> rows(String heading) {
    return section(heading)
        .lines()
        .filter(line -> line.startsWith("| "))
        .skip(1)
        .map(line -> List.of(line.substring(2).split(" \\| ", -1)))
        .toList();
  }

  /** What a section's table explains: the words in backticks of its first column. */
  List<String> explained(String heading) {
    return rows(heading).stream()
        .flatMap(row -> CODE.matcher(row.getFirst()).results())
        .map(word -> word.group(1))
        .toList();
  }

  /** The row of the table of keys that stands for a key; fails where there is not just one. */
  List<String> row(ItemKey key) {
    List<List<String>> found =
        rows("The ledger").stream()
            .filter(row -> standsFor(row.get(0), key.pk()) && standsFor(row.get(1), key.sk()))
            .toList();
    assertThat(found).as("rows of %s", key).hasSize(1);
    return found.getFirst();
  }

  /** What is in backticks stands for itself, and words for what they name. */
  private static boolean standsFor(String cell, String text) {
    String words = cell.equals("ARN of the task") ? "arn:[^/]+" : "[^/]+";
    StringBuilder pattern = new StringBuilder();
    String[] parts = cell.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean literal = i % 2 == 1;
      pattern.append(literal ? Pattern.quote(parts[i]) : parts[i].isBlank() ? "" : words);
    }
    return text.matches(pattern.toString());
  }

  /** The item that stands there as an example. */
  Map<String, AttributeValue> example() {
    return item(only("(?s)```json\n(.*?)```"));
  }

  /** The incident of the example. */
  Incident incident() {
    AttributeValue value = example().getOrDefault("value", AttributeValue.fromNul(true));
    return RecordReader.read(Incident.class, value, "incident");
  }

  /** What a pattern's group finds, which stands there once. */
  String only(String pattern) {
    List<String> found =
        Pattern.compile(pattern).matcher(page).results().map(result -> result.group(1)).toList();
    assertThat(found).as(pattern).hasSize(1);
    return found.getFirst();
  }

  /** A value as the AWS CLI writes it. */
  static AttributeValue value(String text) {
    return attribute((Json.Obj) Json.read(text));
  }

  /** An item, or any map of attributes, as the AWS CLI writes it. */
  static Map<String, AttributeValue> item(String text) {
    return members((Json.Obj) Json.read(text));
  }

  private static Map<String, AttributeValue> members(Json.Obj item) {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    item.fields().forEach((name, value) -> members.put(name, attribute((Json.Obj) value)));
    return members;
  }

  /** An object with the name of its type. */
  private static AttributeValue attribute(Json.Obj typed) {
    Map.Entry<String, Json> only = typed.fields().entrySet().iterator().next();
    return switch (only.getValue()) {
      case Json.Str(String text) when only.getKey().equals("S") -> AttributeValue.fromS(text);
      case Json.Str(String digits) when only.getKey().equals("N") -> AttributeValue.fromN(digits);
      case Json.Bool(boolean truth) -> AttributeValue.fromBool(truth);
      case Json.Obj members -> AttributeValue.fromM(members(members));
      case Json.Arr items ->
          AttributeValue.fromL(items.items().stream().map(i -> attribute((Json.Obj) i)).toList());
      case Json other -> throw new IllegalArgumentException("No such value: " + other);
    };
  }
}
