package io.marketsuite.lifecycle.application;

import java.time.Instant;
import java.util.UUID;

/**
 * Where people's free text is kept, so that erasing a generation destroys it; the log only refers
 * to it. Thread-safe.
 */
public interface FreeText {
  /**
   * Keeps a text, durably. Which generation it goes with is not known before the order is decided.
   *
   * @return what refers to it
   * @throws StoreAwayException if that is not certain
   */
  UUID put(String tenantId, String featureId, String text, Instant writtenAt);

  /**
   * Says which generation a text goes with. What is said of none is erased with whatever its
   * installation has when it was written.
   *
   * @throws StoreAwayException if that is not certain
   */
  void belongsTo(UUID id, long generation);
}
