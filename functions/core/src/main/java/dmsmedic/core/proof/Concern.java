package dmsmedic.core.proof;

/**
 * One thing that speaks against truncating a table.
 *
 * <p>Who approves a treatment approves it in spite of its concerns, so they are a part of what is
 * approved, by {@link #key}: the kind and whom it names. Numbers and reasons belong to the sentence
 * alone, for they change from one look to the next while the concern stays the same.
 *
 * @param about the target table, and whoever else the concern names
 * @param sentence what the engineer reads who is asked
 */
public record Concern(Kind kind, String about, String sentence) {

  /** What a concern is about. */
  public enum Kind {
    /** DMS lists no statistics of the table. */
    NO_STATISTICS,
    /** Whether foreign keys point at the table is not known. */
    KEYS_UNKNOWN,
    /** Foreign keys point at the table. */
    REFERENCED,
    /** The other tasks of the cluster are not known. */
    TASKS_UNKNOWN,
    /** Which tables another task writes is not known. */
    SOURCES_UNKNOWN,
    /** Another source table is loaded into the same target table. */
    OTHER_SOURCE,
    /** A filter chooses the rows, so a reload does not bring all of them back. */
    FILTERED,
    /** A resume loads more tables than the hurt ones, and now truncates them first. */
    UNFINISHED,
    /** The rows could not be counted. */
    ROWS_UNKNOWN,
    /** There are more or fewer rows than DMS wrote. */
    ROWS_UNEXPLAINED,
    /** Of how many loads the counters tell is not known. */
    COUNTERS_UNKNOWN,
    /** Whether rows were written since the load is not known. */
    AGES_UNKNOWN,
    /** More rows were written since the load than DMS applied changes. */
    ROWS_YOUNGER
  }

  /** What stays the same as long as the concern does. */
  public String key() {
    return kind + " " + about;
  }
}
