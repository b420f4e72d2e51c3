package io.marketsuite.lifecycle.application;

import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import java.util.List;

/** The command topic, for orders. Thread-safe. */
public interface OrderLog {
  /** A record with the key it belongs under. */
  record Keyed(String key, CommandTopicRecord value) {}

  /**
   * Appends all, and waits for the log to have them.
   *
   * @return for each whether the log is known to have it; if not, it may still come
   */
  List<Boolean> append(List<Keyed> records);
}
