package dmsmedic.core.migration;

import java.util.List;
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
          "arn:aws[a-z-]{0,20}:dms:[a-z0-9-]{1,40}:[0-9]{12}"
              + ":task:[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

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
    return part(1);
  }

  /** The AWS region, such as {@code eu-west-1}. */
  public String region() {
    return part(3);
  }

  /** The twelve digits of the account that owns the task. */
  public String account() {
    return part(4);
  }

  /** The last part, in its exact case. */
  public String resourceId() {
    return value.substring(value.lastIndexOf(':') + 1);
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

  /** No part holds a colon, so the shape need not be matched once more. */
  private String part(int number) {
    return List.of(value.split(":", -1)).get(number);
  }

  private static String shown(String value) {
    return value.length() <= 160 ? value : value.substring(0, 160) + "...";
  }
}
