package dmsmedic.core.migration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a replication task: {@code arn:partition:dms:region:account:task:ID}.
 *
 * <p>The ID is case-sensitive, and is also the tail of the name of the task's log stream ({@code
 * dms-task-ID}). A task that is deleted and created again has another ID. (AWS DMS user guide,
 * CHAP_Introduction.AWS.ARN, CHAP_Monitoring.)
 */
public record TaskArn(String value) implements Comparable<TaskArn> {
  private static final Pattern SHAPE =
      Pattern.compile(
          "arn:(?<partition>aws[a-z-]{0,20}):dms:(?<region>[a-z0-9-]{1,40})"
              + ":(?<account>[0-9]{12}):task:(?<id>[A-Za-z0-9][A-Za-z0-9_-]{0,127})");

  /** Prefix of the tasks that DMS Serverless runs for itself; nobody may change those. */
  private static final String SERVERLESS_PREFIX = "serv-res-id-";

  /** Refuses text that is not the ARN of a replication task. */
  public TaskArn {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not the ARN of a DMS replication task: " + shown(value));
    }
  }

  /** The ARN made of its parts; refuses parts that do not form one. */
  public static TaskArn of(String partition, String region, String account, String resourceId) {
    return new TaskArn(
        "arn:" + partition + ":dms:" + region + ":" + account + ":task:" + resourceId);
  }

  /** The AWS partition, such as {@code aws} or {@code aws-cn}. */
  public String partition() {
    return part("partition");
  }

  /** The AWS region, such as {@code eu-west-1}. */
  public String region() {
    return part("region");
  }

  /** The twelve digits of the account that owns the task. */
  public String account() {
    return part("account");
  }

  /** The last part, in its exact case. */
  public String resourceId() {
    return part("id");
  }

  /** Whether DMS Serverless made this task for a replication configuration. */
  public boolean isServerless() {
    return resourceId().startsWith(SERVERLESS_PREFIX);
  }

  @Override
  public int compareTo(TaskArn other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private String part(String group) {
    Matcher matcher = SHAPE.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalStateException("The constructor let pass " + value);
    }
    return matcher.group(group);
  }

  private static String shown(String value) {
    return value.length() <= 160 ? value : value.substring(0, 160) + "...";
  }
}
