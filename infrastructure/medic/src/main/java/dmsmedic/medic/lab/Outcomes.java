package dmsmedic.medic.lab;

import dmsmedic.events.json.Fields;
import dmsmedic.events.json.Json;
import java.util.List;

/**
 * What the healer's answer to an event comes to, in words; nothing for a look that found nothing.
 */
final class Outcomes {

  private Outcomes() {}

  static String of(String answer) {
    Fields fields = Json.fields(answer);
    List<String> outcomes =
        fields.texts("outcomes").stream()
            .filter(o -> !o.startsWith("Ignored: NOT_CONFIRMED"))
            .filter(o -> !o.startsWith("Ignored: CLOSED"))
            .toList();
    return String.join("; ", outcomes);
  }
}
