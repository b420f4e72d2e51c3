package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import java.util.Optional;

/**
 * A generation that is closed and still ending.
 *
 * @param closing how far it is
 */
public record ClosingGeneration(Generation generation, Closing closing) {

  /** How far the ending is: deprovisioning, then callbacks, then erasure. */
  public sealed interface Closing {}

  /**
   * The vendor's part is outstanding, or waits for its turn.
   *
   * @param kind DELETE or CLEANUP: what the vendor is told
   * @param attempts requests made so far
   * @param erasure how far our own erasure is: a Cleanup does not wait for the vendor
   */
  public record Deprovisioning(
      CommandKind kind, int attempts, Optional<ProvisioningRequest> request, Erasure erasure)
      implements Closing {}

  /** How far our own erasure is while the vendor is still at it. */
  public enum Erasure {
    NOT_DUE,
    DUE,
    DONE
  }

  /** Its credentials are needed until its callbacks ended and its answers are known. */
  public record AwaitingCallbacks() implements Closing {}

  /** The erasure was asked for and not yet confirmed. */
  public record AwaitingErasure() implements Closing {}

  Optional<ProvisioningRequest> request() {
    return switch (closing) {
      case Deprovisioning it -> it.request();
      case AwaitingCallbacks it -> Optional.empty();
      case AwaitingErasure it -> Optional.empty();
    };
  }

  ClosingGeneration at(Closing changed) {
    return new ClosingGeneration(generation, changed);
  }
}
