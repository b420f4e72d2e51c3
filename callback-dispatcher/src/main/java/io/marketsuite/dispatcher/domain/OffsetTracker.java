package io.marketsuite.dispatcher.domain;

import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Which offset of a partition may be committed: everything before it is done, whatever was finished
 * out of order behind it. Thread-safe: the poller takes in, lanes finish.
 */
public final class OffsetTracker {
  private final TreeSet<Long> outstanding = new TreeSet<>();
  private long next = -1;

  /** A record was read and is not done. */
  public synchronized void read(long offset) {
    outstanding.add(offset);
    next = Math.max(next, offset + 1);
  }

  /** A record is done: ended or parked. Saying it twice changes nothing. */
  public synchronized void done(long offset) {
    outstanding.remove(offset);
  }

  /**
   * Everything before this offset was handed over to {@link #read}; what lies between are markers
   * of transactions.
   */
  public synchronized void reached(long position) {
    next = Math.max(next, position);
  }

  /** How many records are not done. */
  public synchronized int outstanding() {
    return outstanding.size();
  }

  /** The offset to commit, empty while nothing was read. */
  public synchronized OptionalLong committable() {
    if (!outstanding.isEmpty()) {
      return OptionalLong.of(outstanding.first());
    }
    return next < 0 ? OptionalLong.empty() : OptionalLong.of(next);
  }
}
