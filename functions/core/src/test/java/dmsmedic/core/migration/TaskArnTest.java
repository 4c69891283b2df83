package dmsmedic.core.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskArnTest {
  private static final String ID = "E2FDDWUKQJV7UCIKU3GCEWAXX6HYE5OKAILG7AA";

  @Test
  void anArnIsTakenApartAndPutTogether() {
    TaskArn task = new TaskArn("arn:aws:dms:eu-west-1:123456789012:task:" + ID);

    assertThat(task.partition()).isEqualTo("aws");
    assertThat(task.region()).isEqualTo("eu-west-1");
    assertThat(task.account()).isEqualTo("123456789012");
    assertThat(task.resourceId()).isEqualTo(ID);
    assertThat(TaskArn.of("aws", "eu-west-1", "123456789012", ID)).isEqualTo(task);
    assertThat(task).hasToString(task.value());
  }

  @Test
  void theCaseOfTheIdCounts() {
    assertThat(TaskArn.of("aws-cn", "cn-north-1", "123456789012", "my-Task"))
        .isNotEqualTo(TaskArn.of("aws-cn", "cn-north-1", "123456789012", "my-task"));
  }

  @Test
  void aServerlessTaskIsKnownByItsId() {
    assertThat(TaskArn.of("aws", "us-east-1", "123456789012", "serv-res-id-1-ab").isServerless())
        .isTrue();
    assertThat(TaskArn.of("aws", "us-east-1", "123456789012", ID).isServerless()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "E2FDDWUKQJV7UCIKU3GCEWAXX6HYE5OKAILG7AA",
        "arn:aws:dms:eu-west-1:123456789012:rep:ABC",
        "arn:aws:dms:eu-west-1:1234:task:ABC",
        "arn:aws:rds:eu-west-1:123456789012:task:ABC",
        "arn:aws:dms:eu-west-1:123456789012:task:",
        "arn:aws:dms:eu-west-1:123456789012:task:A B",
        "arn:aws:dms:eu-west-1:123456789012:task:A\n"
      })
  void whatIsNotATaskArnIsRefused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TaskArn(value))
        .withMessageStartingWith("Not the ARN of a DMS replication task");
  }
}
