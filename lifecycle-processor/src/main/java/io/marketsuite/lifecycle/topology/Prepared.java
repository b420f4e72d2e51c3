package io.marketsuite.lifecycle.topology;

import io.marketsuite.lifecycle.domain.Deadline;
import io.marketsuite.lifecycle.domain.Installation;
import java.util.List;
import java.util.Optional;

/**
 * All that is to be written for one input. Making it may fail and leaves nothing behind; writing it
 * fails only where Kafka or the disk does, and then the whole transaction is lost.
 *
 * @param aside why the input is put aside, if it is
 * @param change what becomes of its installation, if it concerns one
 * @param outgoing in the order in which they are written
 */
record Prepared(Optional<String> aside, Optional<Change> change, List<Outgoing> outgoing) {

  /**
   * An installation after an input.
   *
   * @param after empty where the store keeps what it has
   */
  record Change(String key, Optional<Installation> after, List<Deadline> deadlines) {}

  /** Put aside, and nothing decided. */
  static Prepared unread(String reason) {
    return new Prepared(Optional.of(reason), Optional.empty(), List.of());
  }
}
