package dmsmedic.core.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which role of CockroachDB an endpoint logs in as. */
class EndpointTest {

  private static Endpoint loggingInAs(Optional<String> username) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:TARGET",
        "postgres",
        "cluster.example",
        26257,
        "shop",
        username,
        Optional.empty());
  }

  @Test
  void theCaseOfARolesNameDoesNotMatter() {
    Endpoint target = loggingInAs(Optional.of("DMS_User"));
    assertThat(target.mayLogInAs(Optional.of("dms_user"))).isTrue();
    assertThat(target.mayLogInAs(Optional.of("dms_users"))).isFalse();
  }

  @Test
  void whereOneOfBothIsNotToldItMayBeTheOther() {
    assertThat(loggingInAs(Optional.empty()).mayLogInAs(Optional.of("root"))).isTrue();
    assertThat(loggingInAs(Optional.of("dms_user")).mayLogInAs(Optional.empty())).isTrue();
  }
}
