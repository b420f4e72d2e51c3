package io.marketsuite.telemetry.application;

import java.util.List;
import java.util.Optional;

/**
 * How the stream's rows compare with a recomputation.
 *
 * @param equal whether every row of each is a row of the other, with the same values and status
 * @param rows how many were recomputed
 * @param differences at most {@link #SHOWN} of them
 * @param differing how many there are
 */
public record Verification(
    String metric, boolean equal, int rows, int differing, List<Difference> differences) {
  public static final int SHOWN = 100;

  /**
   * @param stream what the topic says; empty where it has no such row
   * @param recomputed what the batch says; empty where it has no such row
   */
  public record Difference(
      String key, Optional<PublishedRow> stream, Optional<PublishedRow> recomputed) {}
}
