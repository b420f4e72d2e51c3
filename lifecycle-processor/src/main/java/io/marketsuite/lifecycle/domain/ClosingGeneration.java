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
   * @param overdue whether a deadline of it passed: from then on a newer generation goes first
   */
  public record Deprovisioning(
      CommandKind kind,
      int attempts,
      Optional<ProvisioningRequest> request,
      Erasure erasure,
      boolean overdue)
      implements Closing {

    /** Waits for its first turn. */
    static Deprovisioning waiting(CommandKind kind) {
      return new Deprovisioning(kind, 0, Optional.empty(), Erasure.NOT_DUE, false);
    }

    Deprovisioning asked(ProvisioningRequest further) {
      return new Deprovisioning(kind, attempts + 1, Optional.of(further), erasure, overdue);
    }

    Deprovisioning failed(boolean silent) {
      return new Deprovisioning(kind, attempts, Optional.empty(), erasure, overdue || silent);
    }

    Deprovisioning with(Erasure changed) {
      return new Deprovisioning(kind, attempts, request, changed, overdue);
    }
  }

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

  /** Whether its erasure was asked for and not yet confirmed. */
  boolean erasureAsked() {
    return switch (closing) {
      case Deprovisioning it -> it.erasure() == Erasure.DUE;
      case AwaitingCallbacks it -> false;
      case AwaitingErasure it -> true;
    };
  }

  /** Whether its erasure has not been asked for. */
  boolean erasureOpen() {
    return switch (closing) {
      case Deprovisioning it -> it.erasure() == Erasure.NOT_DUE;
      case AwaitingCallbacks it -> true;
      case AwaitingErasure it -> false;
    };
  }

  ClosingGeneration at(Closing changed) {
    return new ClosingGeneration(generation, changed);
  }
}
