package dmsmedic.testkit;

import dmsmedic.core.loop.Cluster;
import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.migration.TableName;
import dmsmedic.core.observation.SessionVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A cluster together with the hand that furnishes it, so that one contract tests all clusters. */
public interface ClusterWorld {

  /** The port under test. */
  Cluster cluster();

  /** The endpoint of DMS that leads to the cluster, to one database of it. */
  Endpoint target();

  /** The cluster's version, such as {@code v22.2.4}. */
  String version();

  /** Creates a role that can log in. */
  void createRole(String role);

  /**
   * Sets a default or takes it away; an empty role stands for all roles, an empty database for all
   * databases, an empty value for none.
   */
  void setDefault(
      Optional<String> role,
      Optional<String> database,
      SessionVariable variable,
      Optional<String> value);

  /** Creates a table. */
  void createTable(TableLayout layout);

  /** Inserts a row; columns that are not named are NULL. */
  void insert(TableName table, Map<String, String> values);

  /** The time by the cluster's clock. */
  Instant now();

  /** Lets time pass, so that reads of the past see what was written before. */
  void pass(Duration time);
}
