package io.marketsuite.lifecycle.application;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import java.time.Duration;
import java.util.List;

/** The decision records from now on. Thread-safe. */
public interface Decisions {
  /**
   * Begins to watch: whatever is appended after this returned will be seen.
   *
   * @throws LogAwayException if the log is away
   */
  Watch watch();

  /** Sees the decisions since it was begun. Not thread-safe. */
  interface Watch extends AutoCloseable {
    /**
     * The next committed decisions; empty if there were none within that time.
     *
     * @throws LogAwayException if the log is away
     */
    List<DecisionRecord> next(Duration atMost);

    @Override
    void close();
  }
}
