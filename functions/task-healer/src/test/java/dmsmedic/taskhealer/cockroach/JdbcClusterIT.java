package dmsmedic.taskhealer.cockroach;

import dmsmedic.testkit.ClusterContract;
import dmsmedic.testkit.ClusterRowsContract;
import dmsmedic.testkit.ClusterWorld;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The adapter keeps the contract in front of every version that behaves in a way of its own. */
class JdbcClusterIT {

  /** The first version with {@code copy_from_retries_enabled}, and without the other variable. */
  @Nested
  class RolesOfV22114 extends Roles {
    RolesOfV22114() {
      super("v22.1.14");
    }
  }

  /** The last version of its line without {@code copy_from_retries_enabled}. */
  @Nested
  class RolesOfV2223 extends Roles {
    RolesOfV2223() {
      super("v22.2.3");
    }
  }

  /** The first version with both variables. */
  @Nested
  class RolesOfV2224 extends Roles {
    RolesOfV2224() {
      super("v22.2.4");
    }
  }

  /** The first version that closes {@code crdb_internal} and {@code system}. */
  @Nested
  class RolesOfV2610 extends Roles {
    RolesOfV2610() {
      super("v26.1.0");
    }
  }

  @Nested
  class RowsOfV22114 extends Rows {
    RowsOfV22114() {
      super("v22.1.14");
    }
  }

  @Nested
  class RowsOfV2610 extends Rows {
    RowsOfV2610() {
      super("v26.1.0");
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  abstract static class Roles extends ClusterContract {
    private final StandInWorld world;

    Roles(String version) {
      this.world = new StandInWorld(version);
    }

    @Override
    protected ClusterWorld world() {
      return world;
    }

    @AfterAll
    void close() throws IOException {
      world.close();
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  abstract static class Rows extends ClusterRowsContract {
    private final StandInWorld world;

    Rows(String version) {
      this.world = new StandInWorld(version);
    }

    @Override
    protected ClusterWorld world() {
      return world;
    }

    @AfterAll
    void close() throws IOException {
      world.close();
    }
  }
}
