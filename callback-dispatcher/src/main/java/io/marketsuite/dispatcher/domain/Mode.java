package io.marketsuite.dispatcher.domain;

import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import java.time.Instant;

/**
 * Where a lane stands.
 *
 * <pre>
 *            concluded            ended
 *  Healthy ───────────► Concluding ─────► Healthy, or Parked if it was parked
 *     │ failed             ▲
 *     ▼                    │ concluded
 *   Sick ──parked──► Parked ──head──► Trying ──failed──► Postponing ──rescheduled──► Parked
 *                      │ no head left
 *                      ▼
 *                   Healthy
 * </pre>
 */
public sealed interface Mode {

  /** Deliveries are sent as they come. */
  record Healthy() implements Mode {}

  /** It is known how a delivery ends; that is not written yet. */
  record Concluding(Entry entry, Conclusion conclusion) implements Mode {}

  /** The head failed for the first time; it is not in the database yet. */
  record Sick(Entry head, Instant due) implements Mode {}

  /**
   * The key is kept in the database; arrivals are appended there.
   *
   * @param due when its head is to be tried
   * @param oldest when its head, or one before it, was asked for
   */
  record Parked(Instant due, Instant oldest) implements Mode {}

  /** The parked head was read and is to be tried. */
  record Trying(Entry head) implements Mode {}

  /** The parked head failed again; the database does not know it yet. */
  record Postponing(Entry head, Instant due) implements Mode {}
}
