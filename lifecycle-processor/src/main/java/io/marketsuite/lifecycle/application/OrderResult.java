package io.marketsuite.lifecycle.application;

import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import java.util.UUID;

/** What became of an order within the time somebody waits for it. */
public sealed interface OrderResult {
  /** The import's or repair's id. */
  UUID id();

  /**
   * It was decided; what was imported is stored too.
   *
   * @param generation the one it touched, if it touched one
   */
  record Decided(UUID id, Verdict verdict, Reason reason, Optional<Long> generation)
      implements OrderResult {}

  /**
   * An import was accepted and then not stored.
   *
   * @param detail a sentence for an operator, without any value
   */
  record NotStored(UUID id, Reason reason, Optional<String> detail) implements OrderResult {}

  /** The log has it; its decision was not seen yet. */
  record Pending(UUID id) implements OrderResult {}

  /** It is not known whether the log has it. */
  record Unknown(UUID id) implements OrderResult {}
}
