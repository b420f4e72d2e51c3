package io.marketsuite.dispatcher.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import java.time.Instant;
import java.util.Optional;

/** Something to be delivered by HTTP: one engine, two kinds. */
public sealed interface Delivery {

  /** The command's or the request's id; a cancellation names it. */
  String id();

  String tenantId();

  String featureId();

  long generation();

  CommandKind kind();

  Instant requestedAt();

  /** From when on it is not tried again. */
  Instant giveUpAt();

  /** The ending to write without sending anything, where it is known beforehand. */
  Optional<CallbackEnding> endsUnsent();

  /** Whether trying is over. */
  boolean expired(History history, Instant now);

  /** Whether a cancellation may end it. */
  boolean cancellable();

  /**
   * A callback to the marketplace. However late it is read, it is tried at least once.
   *
   * @param request the callback owed
   * @param giveUpAt when it becomes a dead letter
   */
  record Callback(CallbackRequest request, Instant giveUpAt) implements Delivery {
    @Override
    public String id() {
      return request.commandId().toString();
    }

    @Override
    public String tenantId() {
      return request.tenantId();
    }

    @Override
    public String featureId() {
      return request.featureId();
    }

    @Override
    public long generation() {
      return request.generation();
    }

    @Override
    public CommandKind kind() {
      return request.kind();
    }

    @Override
    public Instant requestedAt() {
      return request.requestedAt();
    }

    /** Without an address or a client to authenticate with it can only be refused. */
    @Override
    public Optional<CallbackEnding> endsUnsent() {
      boolean deliverable = request.callbackUrl().isPresent() && request.client().isPresent();
      return request
          .endAs()
          .or(() -> deliverable ? Optional.empty() : Optional.of(CallbackEnding.REFUSED));
    }

    @Override
    public boolean expired(History history, Instant now) {
      return history.attempts() > 0 && !now.isBefore(giveUpAt);
    }

    @Override
    public boolean cancellable() {
      return true;
    }
  }

  /**
   * A provisioning request to the vendor's HTTP hook. After its deadline it is not sent at all: the
   * processor has decided without an answer.
   *
   * @param request the work
   * @param requestedAt when it was asked for (recorded time)
   * @param giveUpAt when it becomes a dead letter: the request's deadline, unless redriven
   */
  record Hook(ProvisioningRequest request, Instant requestedAt, Instant giveUpAt)
      implements Delivery {
    @Override
    public String id() {
      return request.requestId();
    }

    @Override
    public String tenantId() {
      return request.tenantId();
    }

    @Override
    public String featureId() {
      return request.featureId();
    }

    @Override
    public long generation() {
      return request.generation();
    }

    @Override
    public CommandKind kind() {
      return request.kind();
    }

    @Override
    public Optional<CallbackEnding> endsUnsent() {
      return Optional.empty();
    }

    @Override
    public boolean expired(History history, Instant now) {
      return !now.isBefore(giveUpAt);
    }

    /** An old generation is always deprovisioned (lifecycle rules: Provisioning). */
    @Override
    public boolean cancellable() {
      return switch (request.kind()) {
        case CREATE, ACTIVATE, DEACTIVATE, UPDATE, UPGRADE -> true;
        case DELETE, CLEANUP -> false;
      };
    }
  }
}
