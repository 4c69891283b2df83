package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dmsmedic.core.belt.Mode;
import dmsmedic.medic.template.Authorization.Request;
import dmsmedic.taskhealer.dms.DmsPermission;
import dmsmedic.taskhealer.dms.SdkDms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS lets the healer's role do to which task, whatever the healer's code wants. */
class OptInTest {

  private static final String TASKS = "arn:aws:dms:" + Authorization.ACCOUNT + ":task:";
  private static final String OPERATORS = TASKS + "ORDERS";
  private static final String RECOVERY = TASKS + SdkDms.RECOVERY_PREFIX + "0011223344";

  private static final Map<String, String> OURS =
      Map.of(Mode.TAG, "heal", Mode.INCIDENT_TAG, "orders-1", Mode.PARENT_TAG, OPERATORS);

  private final Authorization healer =
      new Authorization(Policies.of(Checkout.template(), "TaskHealerRole"));

  /** An existing task as IAM knows it. */
  private record Existing(String arn, Map<String, String> tags) {}

  private static Map<String, Existing> tasks() {
    Map<String, Existing> tasks = new LinkedHashMap<>();
    tasks.put("untagged", new Existing(OPERATORS, Map.of()));
    tasks.put("with other tags", new Existing(OPERATORS, Map.of("team", "heal")));
    tasks.put("approved only", new Existing(OPERATORS, Map.of(Mode.APPROVAL_TAG, "0011")));
    for (String value : List.of("heal", "approve", "observe", "off", "HEAL", "")) {
      tasks.put("in mode '" + value + "'", new Existing(OPERATORS, Map.of(Mode.TAG, value)));
    }
    tasks.put("untagged with our incident", new Existing(OPERATORS, without(Mode.TAG)));
    tasks.put("with every tag of ours", new Existing(OPERATORS, OURS));
    tasks.put("a recovery task", new Existing(RECOVERY, OURS));
    tasks.put("a recovery task set to off", new Existing(RECOVERY, with(Mode.TAG, "off")));
    tasks.put(
        "of another account",
        new Existing(OPERATORS.replace("123456789012", "another-one"), with(Mode.TAG, "heal")));
    return tasks;
  }

  private static Map<String, String> with(String tag, String value) {
    Map<String, String> tags = new HashMap<>(OURS);
    tags.put(tag, value);
    return tags;
  }

  private static Map<String, String> without(String tag) {
    Map<String, String> tags = new HashMap<>(OURS);
    tags.remove(tag);
    return tags;
  }

  @Test
  void whatMayBeDoneToATaskThatExistsIsThisAndNothingElse() {
    assertThat(allowed())
        .containsExactly(
            "StopReplicationTask: in mode 'heal', in mode 'approve', with every tag of ours,"
                + " a recovery task",
            "StartReplicationTask: in mode 'heal', in mode 'approve', in mode 'observe',"
                + " in mode 'off', in mode 'HEAL', in mode '', with every tag of ours,"
                + " a recovery task, a recovery task set to off",
            "ModifyReplicationTask: in mode 'heal', in mode 'approve', with every tag of ours,"
                + " a recovery task",
            "ReloadTables: in mode 'heal', in mode 'approve', with every tag of ours,"
                + " a recovery task",
            "DeleteReplicationTask: a recovery task",
            "CreateReplicationTask: ",
            "AddTagsToResource: a recovery task");
  }

  /** For each action that changes something, the tasks on which it is allowed. */
  private List<String> allowed() {
    List<String> lines = new ArrayList<>();
    for (DmsPermission permission : DmsPermission.values()) {
      if (permission.changes()) {
        List<String> tasks =
            tasks().entrySet().stream()
                .filter(task -> allows(permission.action(), task.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        lines.add(permission.action().substring(4) + ": " + String.join(", ", tasks));
      }
    }
    return lines;
  }

  /** Whether an action is allowed with any tags that a request could carry. */
  private boolean allows(String action, Existing task) {
    return Stream.of(Map.<String, String>of(), OURS, Map.of(Mode.TAG, "heal"), with("x", "y"))
        .anyMatch(tags -> healer.allows(request(action, task, tags)));
  }

  private static Request request(String action, Existing task, Map<String, String> requested) {
    Map<String, List<String>> keys = new HashMap<>();
    task.tags().forEach((tag, value) -> keys.put("aws:ResourceTag/" + tag, List.of(value)));
    requested.forEach((tag, value) -> keys.put("aws:RequestTag/" + tag, List.of(value)));
    keys.put("aws:TagKeys", List.copyOf(requested.keySet()));
    // An existing task is asked about as itself; creating it anew is no request that names it.
    String arn = action.equals("dms:CreateReplicationTask") ? OPERATORS : task.arn();
    return new Request(action, arn, keys);
  }

  /** DMS may ask IAM about the name that the task will have, or about a task without one. */
  @ParameterizedTest
  @CsvSource({
    "dms:CreateReplicationTask, endpoint:SOURCE",
    "dms:CreateReplicationTask, rep:INSTANCE",
    "dms:CreateReplicationTask, task:dms-medic-0011223344",
    "dms:CreateReplicationTask, task:*",
    "dms:AddTagsToResource, task:dms-medic-0011223344",
    "dms:AddTagsToResource, task:*"
  })
  void aRecoveryTaskIsCreatedWithItsThreeTagsOnly(String action, String resource) {
    Existing none = new Existing("arn:aws:dms:" + Authorization.ACCOUNT + ":" + resource, Map.of());

    assertThat(healer.allows(created(action, none, OURS))).isTrue();
    assertThat(
            Stream.of(
                Map.<String, String>of(),
                without(Mode.TAG),
                without(Mode.INCIDENT_TAG),
                without(Mode.PARENT_TAG),
                with(Mode.TAG, "off"),
                with(Mode.APPROVAL_TAG, "0011")))
        .noneMatch(tags -> healer.allows(created(action, none, tags)));
  }

  private static Request created(String action, Existing none, Map<String, String> tags) {
    return new Request(action, none.arn(), request("", none, tags).keys());
  }

  @ParameterizedTest
  @CsvSource({
    "task:*,        task:ORDERS, true",
    "task:dms-?,    task:dms-1,  true",
    "task:dms-?,    task:dms-11, false",
    "task:${*},     task:*,      true",
    "task:${*},     task:ORDERS, false",
    "a.c,           abc,         false"
  })
  void aPatternFitsAsIamSays(String pattern, String value, boolean fits) {
    assertThat(Authorization.like(pattern, value)).isEqualTo(fits);
  }

  @Test
  void aWiderTemplateIsSeen() {
    String wider =
        Checkout.text("template.yaml")
            .replace("aws:ResourceTag/dms-medic: [heal, approve]", "aws:PrincipalTag/x: [y]");
    Authorization loose = new Authorization(Policies.of(Template.parse(wider), "TaskHealerRole"));
    Request stop =
        new Request(
            "dms:StopReplicationTask", OPERATORS, Map.of("aws:PrincipalTag/x", List.of("y")));

    assertThat(loose.allows(stop)).isTrue();
    assertThat(healer.allows(stop)).isFalse();
  }

  @Test
  void anOperatorThatIsNotKnownIsNoGuess() {
    Template odd =
        Template.parse(Checkout.text("template.yaml").replace("StringEquals:", "StringAlike:"));
    Authorization authorization = new Authorization(Policies.of(odd, "TaskHealerRole"));

    assertThatThrownBy(
            () -> authorization.allows(new Request("dms:StopReplicationTask", OPERATORS, Map.of())))
        .hasMessage("No such operator is known: StringAlike");
  }
}
