package dmsmedic.cockroachstandin;

/**
 * A backup schedule that the stand-in shows.
 *
 * @param command the BACKUP statement, such as {@code BACKUP INTO 's3://example' WITH
 *     revision_history}
 */
public record BackupSchedule(long id, String label, String owner, String command) {}
