package dmsmedic.core.migration;

/**
 * What a replication task moves: existing rows, ongoing changes, or both.
 *
 * <p>It decides how a hurt table can be loaded again: {@code ReloadTables} needs a running task
 * that does a full load, so a {@code cdc} task has no way and a finished {@code full-load} task
 * needs a task of its own (AWS DMS user guide, CHAP_Tasks.ReloadTables).
 */
public enum MigrationType {
  FULL_LOAD("full-load"),
  FULL_LOAD_AND_CDC("full-load-and-cdc"),
  CDC("cdc");

  private final String word;

  MigrationType(String word) {
    this.word = word;
  }

  /** The word that the DMS API uses. */
  public String word() {
    return word;
  }

  /** Whether the task goes on applying changes after its tables are loaded. */
  public boolean replicatesChanges() {
    return this != FULL_LOAD;
  }

  /** The type with this API word. */
  public static MigrationType of(String word) {
    for (MigrationType type : values()) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException("DMS knows no migration type '" + word + "'.");
  }
}
