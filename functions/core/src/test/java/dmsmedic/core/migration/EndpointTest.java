package dmsmedic.core.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which role of CockroachDB an endpoint logs in as, and which database it leads to. */
class EndpointTest {

  private static Endpoint loggingInAs(Optional<String> username) {
    return target("postgres", "cluster.example", "shop", username);
  }

  private static Endpoint leading(String engine, String host, String database) {
    return target(engine, host, database, Optional.empty());
  }

  private static Endpoint target(
      String engine, String host, String database, Optional<String> username) {
    return new Endpoint(
        "arn:aws:dms:eu-west-1:123456789012:endpoint:TARGET",
        engine,
        host,
        26257,
        database,
        username,
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "postgres, CLUSTER.example, shop, true",
    "postgres, other.example, shop, false",
    "postgres, cluster.example, crm, false",
    "postgres, '', shop, true",
    "postgres, '', '', true",
    "postgres, '', blue-cat.shop, true",
    "postgres, '', workshop, false",
    "postgres, '', crm, false",
    "s3, '', '', false",
  })
  void anEndpointWithoutAServerMayLeadToAnyOfItsEngine(
      String engine, String host, String database, boolean may) {
    Endpoint known = leading("postgres", "cluster.example", "shop");
    Endpoint other = leading(engine, host, database);
    assertThat(other.mayBeSameDatabase(known)).isEqualTo(may);
    assertThat(known.mayBeSameDatabase(other)).isEqualTo(may);
    assertThat(other.sameDatabase(known)).isEqualTo(may && !host.isBlank());
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
