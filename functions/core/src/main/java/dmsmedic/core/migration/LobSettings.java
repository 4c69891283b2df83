package dmsmedic.core.migration;

/**
 * How a whole task moves large objects (section {@code TargetMetadata} of its settings).
 *
 * <p>Sizes are kilobytes, while the log speaks bytes. In limited mode a value beyond {@code
 * lobMaxKb} is cut with nothing but a warning.
 *
 * @param chunkKb size of one look-up in full mode, 0 otherwise
 * @param inlineMaxKb values up to this size travel inline in full mode; 0 is none
 */
public record LobSettings(
    boolean supported, boolean full, boolean limited, int lobMaxKb, int chunkKb, int inlineMaxKb) {

  /** The chunk that the DMS guide recommends; more can fail the task. */
  public static final int RECOMMENDED_CHUNK_KB = 64;

  /** What DMS has where nobody set a limit. */
  public static final int DEFAULT_LOB_KB = 32;

  /** The largest limit that the DMS guide recommends: 100 MB. */
  public static final int LARGEST_LOB_KB = 102_400;

  /** These settings in full LOB mode. */
  public LobSettings inFullMode() {
    return new LobSettings(true, true, false, lobMaxKb, RECOMMENDED_CHUNK_KB, inlineMaxKb);
  }

  /** These settings in limited LOB mode with a limit in kilobytes. */
  public LobSettings limitedTo(int maxKb) {
    return new LobSettings(true, false, true, maxKb, 0, 0);
  }

  @Override
  public String toString() {
    if (!supported) {
      return "no LOBs";
    }
    return full ? "full LOB mode" : "limited LOB mode, " + lobMaxKb + " KB";
  }
}
