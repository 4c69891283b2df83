package dmsmedic.core.observation;

import java.util.Map;

/**
 * A class of replication instance, such as {@code dms.r5.large}, and the memory it has.
 *
 * <p>LOB limits are paid in this memory. A class that is not known counts as the smallest one, so
 * that an estimate errs towards less load.
 */
public record InstanceClass(String name) {

  private static final Map<String, Integer> SIZES =
      Map.of("large", 1, "xlarge", 2, "2xlarge", 4, "4xlarge", 8, "8xlarge", 16, "9xlarge", 18);
  private static final Map<String, Integer> BURSTABLE_MB =
      Map.of("micro", 1024, "small", 2048, "medium", 4096, "large", 8192);
  private static final int SMALLEST_MB = 1024;
  private static final int COMPUTE_LARGE_MB = 4096;
  private static final int MEMORY_LARGE_MB = 16_384;

  /** Memory of the instance in megabytes. */
  public int memoryMb() {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 3 || parts[1].isEmpty()) {
      return SMALLEST_MB;
    }
    if (parts[1].startsWith("t")) {
      return BURSTABLE_MB.getOrDefault(parts[2], SMALLEST_MB);
    }
    int largeMb = parts[1].startsWith("r") ? MEMORY_LARGE_MB : COMPUTE_LARGE_MB;
    return Math.max(SMALLEST_MB, largeMb * SIZES.getOrDefault(parts[2], 0));
  }
}
