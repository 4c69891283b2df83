package dmsmedic.taskhealer.healer;

import dmsmedic.core.belt.Mode;
import dmsmedic.taskhealer.notify.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the stack tells the function, by environment variables that {@code template.yaml} sets.
 *
 * @param untagged the mode of a task whose tags say none: observe or off
 * @param secretPrefix only secrets whose names begin with this are read
 * @param defaultSecret the secret of endpoints that name none
 */
record Settings(
    String ledgerTable,
    String busName,
    String topicArn,
    Set<Channel> channels,
    Mode untagged,
    String secretPrefix,
    Optional<String> defaultSecret,
    List<String> cockroachGroups) {

  /** Reads the variables, or says in one sentence which is missing or wrong. */
  static Settings of(Map<String, String> environment) {
    return new Settings(
        needed(environment, "LEDGER_TABLE"),
        needed(environment, "EVENT_BUS_NAME"),
        needed(environment, "TOPIC_ARN"),
        list(environment, "CHANNELS").stream().map(Settings::channel).collect(Collectors.toSet()),
        mode(environment.getOrDefault("DEFAULT_MODE", "observe")),
        needed(environment, "SECRET_PREFIX"),
        list(environment, "DEFAULT_SECRET").stream().findFirst(),
        list(environment, "COCKROACH_LOG_GROUPS"));
  }

  private static String needed(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "The environment variable " + name + " is missing; template.yaml sets it.");
    }
    return value;
  }

  private static List<String> list(Map<String, String> environment, String name) {
    return Arrays.stream(environment.getOrDefault(name, "").split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static Channel channel(String word) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("CHANNELS names '" + word + "', which is no channel."));
  }

  private static Mode mode(String word) {
    return Mode.ofWord(word)
        .filter(mode -> !mode.mayChange())
        .orElseThrow(
            () -> new IllegalStateException("DEFAULT_MODE is observe or off, not '" + word + "'."));
  }
}
