package dmsmedic.dmssimulator.behaviour;

/**
 * A yes-or-no question about DMS that AWS never answered in public, so that both answers can be
 * tried.
 */
public enum Switch {
  /**
   * Settings that a partial document leaves out keep their values; off: siblings in the same
   * section fall back to defaults. Implied by CHAP_Monitoring's partial example, not promised.
   */
  PARTIAL_SETTINGS_KEEP_SIBLINGS(true),
  /** ReloadTables opens new target sessions, so that role settings reach it. Unknown. */
  RELOAD_OPENS_NEW_SESSIONS(false),
  /** reload-target truncates although the task says DO_NOTHING: one field report says so. */
  RELOAD_TARGET_TRUNCATES_UNDER_DO_NOTHING(true),
  /**
   * ReloadTables in the seconds between resume and stop of a finished full-load task really loads.
   * Field: accepted, and often nothing was loaded.
   */
  RELOAD_IN_FINISHED_WINDOW_LOADS(false),
  /** Real FAILED events were captured without an event id; on: they carry one. */
  FAILED_EVENT_HAS_ID(false),
  /** Event messages use the newer wording (taskType, startType). */
  NEW_EVENT_WORDING(false),
  /** Events carry resourceLink, as the documented model does and captures do not. */
  EVENT_HAS_RESOURCE_LINK(false),
  /** A record of several lines is one log event; off: consecutive events. */
  MULTI_LINE_IS_ONE_EVENT(true),
  /** Log lines begin with a thread id, as newer engines write. */
  THREAD_ID_PREFIX(false),
  /** A reload sets a table's change counters to zero. Unknown. */
  COUNTERS_RESET_ON_RELOAD(true),
  /** DataTruncationErrorPolicy covers LOB truncation. Unknown. */
  DATA_TRUNCATION_POLICY_COVERS_LOBS(false),
  /** In CDC a per-table limited rule inserts NULL first and updates afterwards (Tablesettings). */
  PER_TABLE_LIMITED_CDC_LOOKS_UP(true),
  /** The root of a COPY failure is missing in the log (cockroach issue 79008). */
  COPY_ERROR_SWALLOWED(false);

  private final boolean usually;

  Switch(boolean usually) {
    this.usually = usually;
  }

  /** The default. */
  public boolean usually() {
    return usually;
  }
}
