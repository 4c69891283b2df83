package dmsmedic.dmssimulator.api;

import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations on tags of tasks, endpoints and instances. */
final class Tags {
  private final World world;

  Tags(World world) {
    this.world = world;
  }

  /** Adds a request's tags to a resource. */
  static void put(World world, String arn, Ask ask) {
    for (Map<String, Object> tag : ask.parts("Tags")) {
      Ask each = new Ask(tag);
      world.tags(arn).put(each.need("Key"), each.text("Value").orElse(""));
    }
  }

  Map<String, Object> add(Ask ask) {
    String arn = known(ask.need("ResourceArn"));
    if (ask.parts("Tags").isEmpty()) {
      ask.need("Tags");
    }
    put(world, arn, ask);
    return Map.of();
  }

  Map<String, Object> remove(Ask ask) {
    String arn = known(ask.need("ResourceArn"));
    ask.needTexts("TagKeys").forEach(world.tags(arn)::remove);
    return Map.of();
  }

  Map<String, Object> list(Ask ask) {
    List<String> arns =
        ask.members().containsKey("ResourceArnList")
            ? ask.needTexts("ResourceArnList")
            : List.of(ask.need("ResourceArn"));
    List<Map<String, Object>> found = new ArrayList<>();
    for (String arn : arns) {
      world.tags(known(arn)).forEach((key, value) -> found.add(tag(arn, key, value)));
    }
    return Map.of("TagList", found);
  }

  private static Map<String, Object> tag(String arn, String key, String value) {
    Map<String, Object> tag = new LinkedHashMap<>();
    tag.put("Key", key);
    tag.put("Value", value);
    tag.put("ResourceArn", arn);
    return tag;
  }

  private String known(String arn) {
    if (world.tasks().containsKey(arn)
        || world.endpoints().containsKey(arn)
        || world.instances().containsKey(arn)) {
      return arn;
    }
    throw Fault.notFound("Resource " + arn + " not found.");
  }
}
