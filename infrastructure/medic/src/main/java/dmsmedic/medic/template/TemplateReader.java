package dmsmedic.medic.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML with CloudFormation's short forms of intrinsic functions.
 *
 * <p>{@code !Ref X} becomes {@code {Ref: X}}, {@code !GetAtt A.B} becomes {@code {Fn::GetAtt:
 * A.B}}, and so on. (AWS CloudFormation user guide, "Intrinsic function reference".)
 */
final class TemplateReader extends SafeConstructor {
  private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

  private TemplateReader() {
    super(new LoaderOptions());
    yamlMultiConstructors.put("!", new ShortForm());
  }

  static Node read(String yaml) {
    Object document = new Yaml(new TemplateReader()).load(yaml);
    if (document instanceof Map<?, ?> map) {
      return new Node(map);
    }
    throw new IllegalArgumentException("A template is a mapping.");
  }

  private final class ShortForm extends AbstractConstruct {
    @Override
    public Object construct(org.yaml.snakeyaml.nodes.Node node) {
      String name = node.getTag().getValue().substring(1);
      return Map.of(WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name, argument(node));
    }

    private Object argument(org.yaml.snakeyaml.nodes.Node node) {
      return switch (node) {
        case ScalarNode scalar -> constructScalar(scalar);
        case SequenceNode sequence -> List.copyOf(constructSequence(sequence));
        case MappingNode mapping -> constructMapping(mapping);
        case org.yaml.snakeyaml.nodes.Node other ->
            throw new IllegalArgumentException("A short form cannot stand before " + other + ".");
      };
    }
  }
}
