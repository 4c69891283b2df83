package dmsmedic.cockroachstandin;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/**
 * A plain embedded PostgreSQL to migrate from, with logical replication switched on. It listens on
 * 127.0.0.1, takes the user {@code postgres} without a password, and stops with the JVM at the
 * latest.
 */
public final class SourcePostgres implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private SourcePostgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts one on a free port. */
  public static SourcePostgres start() throws IOException {
    return new SourcePostgres(
        EmbeddedPostgres.builder()
            .setServerConfig("wal_level", "logical")
            .setServerConfig("max_replication_slots", "10")
            .setServerConfig("max_wal_senders", "10")
            // What is decoded must have been written; the embedded default lets commits wait.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("timezone", "UTC")
            .start());
  }

  public int port() {
    return postgres.getPort();
  }

  /** The address for pgjdbc; the database {@code postgres} is always there. */
  public String jdbcUrl(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
