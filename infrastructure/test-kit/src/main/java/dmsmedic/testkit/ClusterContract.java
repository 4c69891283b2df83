package dmsmedic.testkit;

import static dmsmedic.core.observation.SessionVariable.COPY_FROM_ATOMIC_ENABLED;
import static dmsmedic.core.observation.SessionVariable.COPY_FROM_RETRIES_ENABLED;
import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.observation.Answer;
import dmsmedic.core.observation.ClusterVersion;
import dmsmedic.core.observation.ClusterView;
import dmsmedic.core.observation.SessionVariable;
import dmsmedic.core.treatment.RoleChange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dmsmedic.core.loop.Cluster} does about versions, roles and their defaults;
 * {@link ClusterRowsContract} tells of tables. Each test takes a role or table of its own.
 */
public abstract class ClusterContract {

  /** The cluster under test; one may serve all tests of a class. */
  protected abstract ClusterWorld world();

  @Test
  void itTellsItsVersion() {
    String version = view("dms_version").version().map(Object::toString).orElse("none");

    assertThat(version).isEqualTo(world().version());
  }

  @Test
  void theRoleOfTheEndpointIsLookedUpAsTheClusterFoldsIt() {
    world().createRole("dms_folded");

    ClusterView view = view("DMS_Folded");

    assertThat(view.role()).isEqualTo("dms_folded");
    assertThat(view.roleExists()).isTrue();
  }

  @Test
  void aRoleThatIsMissingIsSaid() {
    assertThat(view("nobody").roleExists()).isFalse();
  }

  @Test
  void anEndpointWithoutUserNameIsAnsweredWithTheTagToSet() {
    Answer<ClusterView> answer = world().cluster().view(endpoint(Optional.empty()));

    assertThat(answer.found()).isEmpty();
    assertThat(answer.reason()).contains("dms-medic-role");
  }

  @Test
  void itKnowsTheVariablesOfItsVersion() {
    ClusterView view = view("dms_knows");

    assertThat(view.knows(COPY_FROM_ATOMIC_ENABLED)).isEqualTo(knows(COPY_FROM_ATOMIC_ENABLED));
    assertThat(view.knows(COPY_FROM_RETRIES_ENABLED)).isEqualTo(knows(COPY_FROM_RETRIES_ENABLED));
  }

  @Test
  void builtInValuesAreThoseOfTheVersion() {
    ClusterView view = view("dms_built_in");

    for (SessionVariable variable : SessionVariable.values()) {
      assertThat(view.effective(variable, "any").map(SessionVariable::on))
          .isEqualTo(Optional.of(builtIn(variable)).filter(_ -> knows(variable)));
    }
  }

  @Test
  void aVariableIsSetWhereTheVersionKnowsItAndRefusedElsewhere() {
    world().createRole("dms_each");

    for (SessionVariable variable : SessionVariable.values()) {
      RoleChange change =
          new RoleChange(
              "dms_each", Optional.empty(), variable, Optional.empty(), Optional.of("off"));
      Outcome outcome = world().cluster().set(target(), change);

      assertThat(outcome instanceof Outcome.Done).isEqualTo(knows(variable));
      assertThat(outcome instanceof Outcome.Refused).isEqualTo(!knows(variable));
    }
  }

  @Test
  void aDefaultThatIsSetIsReadBackAtOnce() {
    world().createRole("dms_set");
    RoleChange change = change("dms_set", Optional.empty(), "true");

    Outcome outcome = world().cluster().set(target(), change);

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(change.seenIn(view("dms_set"))).isTrue();
  }

  @Test
  void settingTwiceIsTheSameAsOnce() {
    world().createRole("dms_twice");
    RoleChange change = change("dms_twice", Optional.empty(), "true");
    world().cluster().set(target(), change);

    assertThat(world().cluster().set(target(), change)).isEqualTo(new Outcome.Done());
    assertThat(view("dms_twice").defaults()).hasSize(1);
  }

  @Test
  void theInverseTakesTheDefaultAway() {
    world().createRole("dms_undo");
    RoleChange change = change("dms_undo", Optional.empty(), "true");
    world().cluster().set(target(), change);

    assertThat(world().cluster().set(target(), change.inverse())).isEqualTo(new Outcome.Done());
    assertThat(view("dms_undo").defaults()).isEmpty();
  }

  @Test
  void aDefaultInADatabaseIsToldApartFromOneWithout() {
    world().createRole("dms_scoped");
    Optional<String> database = Optional.of(target().database());
    world().cluster().set(target(), change("dms_scoped", Optional.empty(), "true"));
    world().cluster().set(target(), change("dms_scoped", database, "false"));

    ClusterView view = view("dms_scoped");

    assertThat(view.own(variable(), database).map(SessionVariable::on)).contains(false);
    assertThat(view.effective(variable(), "elsewhere").map(SessionVariable::on)).contains(true);
  }

  @Test
  void anotherRolesDefaultsAreNotTold() {
    world().createRole("dms_other");
    world().createRole("dms_untouched");
    world().cluster().set(target(), change("dms_other", Optional.empty(), "true"));

    assertThat(view("dms_untouched").defaults()).isEmpty();
  }

  @Test
  void aDefaultOfAllRolesIsToldAsSuch() {
    world().createRole("dms_all");
    // In a database of no other test, because it reaches all roles.
    Optional<String> database = Optional.of("defaultdb");
    world().setDefault(Optional.empty(), database, variable(), Optional.of("true"));

    ClusterView view = view("dms_all");
    world().setDefault(Optional.empty(), database, variable(), Optional.empty());

    assertThat(view.defaults())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.everyRole()).isTrue();
          assertThat(found.database()).isEqualTo(database);
          assertThat(SessionVariable.on(found.value())).isTrue();
        });
  }

  @Test
  void aRoleThatIsMissingIsRefused() {
    assertThat(world().cluster().set(target(), change("nobody", Optional.empty(), "true")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void rootTakesNoDefaults() {
    assertThat(world().cluster().set(target(), change("root", Optional.empty(), "true")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aValueThatIsNeitherOnNorOffIsRefused() {
    world().createRole("dms_value");

    assertThat(world().cluster().set(target(), change("dms_value", Optional.empty(), "1; x")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aChangeIsToldAsSqlToPaste() {
    RoleChange change =
        new RoleChange(
            "dms",
            Optional.of("shop"),
            COPY_FROM_RETRIES_ENABLED,
            Optional.empty(),
            Optional.of("true"));

    assertThat(world().cluster().sql(change))
        .isEqualTo("ALTER ROLE \"dms\" IN DATABASE \"shop\" SET copy_from_retries_enabled = true;");
    assertThat(world().cluster().sql(change.inverse()))
        .isEqualTo("ALTER ROLE \"dms\" IN DATABASE \"shop\" RESET copy_from_retries_enabled;");
  }

  private RoleChange change(String role, Optional<String> database, String to) {
    return new RoleChange(role, database, variable(), Optional.empty(), Optional.of(to));
  }

  /** One that the version knows. */
  private SessionVariable variable() {
    return knows(COPY_FROM_RETRIES_ENABLED) ? COPY_FROM_RETRIES_ENABLED : COPY_FROM_ATOMIC_ENABLED;
  }

  private ClusterView view(String role) {
    Answer<ClusterView> answer = world().cluster().view(endpoint(Optional.of(role)));
    return answer.found().orElseThrow(() -> new AssertionError(answer.reason()));
  }

  private Endpoint target() {
    return world().target();
  }

  private Endpoint endpoint(Optional<String> username) {
    Endpoint to = world().target();
    return new Endpoint(
        to.arn(), to.engine(), to.host(), to.port(), to.database(), username, to.secretName());
  }

  /** Release notes v22.1.14, v22.2.0 and v22.2.4. */
  private boolean knows(SessionVariable variable) {
    return switch (variable) {
      case COPY_FROM_ATOMIC_ENABLED -> atLeast(22, 2, 0);
      case COPY_FROM_RETRIES_ENABLED ->
          atLeast(22, 2, 4) || (atLeast(22, 1, 14) && !atLeast(22, 2, 0));
    };
  }

  private boolean builtIn(SessionVariable variable) {
    return switch (variable) {
      case COPY_FROM_ATOMIC_ENABLED -> true;
      case COPY_FROM_RETRIES_ENABLED -> atLeast(23, 1, 0);
    };
  }

  private boolean atLeast(int year, int minor, int patch) {
    return ClusterVersion.in(world().version()).orElseThrow().atLeast(year, minor, patch);
  }
}
