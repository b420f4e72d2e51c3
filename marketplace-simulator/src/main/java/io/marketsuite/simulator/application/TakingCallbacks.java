package io.marketsuite.simulator.application;

import io.marketsuite.simulator.application.FeatureRecord.CallbackEffect;
import io.marketsuite.simulator.domain.CallbackStatus;
import io.marketsuite.simulator.domain.CommandKind;
import io.marketsuite.simulator.identity.BearerCheck;
import io.marketsuite.simulator.identity.BearerCheck.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * The marketplace's callback endpoint, without HTTP: refuses what the specification refuses, ends
 * the outstanding command otherwise, and applies the failure switches. Safe for many threads.
 *
 * <p>Source: specification, "Asynchronous approach" of "Installation" and "Uninstallation".
 */
public final class TakingCallbacks {
  private final BearerCheck bearer;
  private final Tenants tenants;
  private final Catalogue catalogue;
  private final Features features;
  private final Faults faults;
  private final Journal journal;

  public TakingCallbacks(
      BearerCheck bearer,
      Tenants tenants,
      Catalogue catalogue,
      Features features,
      Faults faults,
      Journal journal) {
    this.bearer = bearer;
    this.tenants = tenants;
    this.catalogue = catalogue;
    this.features = features;
    this.faults = faults;
    this.journal = journal;
  }

  /** A callback as it arrived; null for what is missing. */
  public record Request(String authorization, String featureId, String type, String status) {}

  /**
   * The answer.
   *
   * @param hangUp close the connection instead of answering
   * @param retryAfterSeconds for a 429, else 0
   * @param problem why not, if it is none of 200
   */
  public record Reply(
      boolean hangUp, int status, int retryAfterSeconds, Optional<Problem> problem) {}

  /** Takes a callback; a failure switch may delay it. */
  public Reply take(Request request) {
    Instant at = journal.clock().instant();
    Optional<Caller> caller = bearer.verify(request.authorization());
    String tenant = caller.map(c -> c.realm().name()).orElse("");
    pause(tenant);
    Optional<Faults.Fault> fault = faults.takeCallback(tenant);
    Heard heard = new Heard(at, request, caller, tenant);
    return fault.map(f -> faulty(f, heard)).orElseGet(() -> answer(heard, false));
  }

  private record Heard(Instant at, Request request, Optional<Caller> caller, String tenantId) {}

  private Reply faulty(Faults.Fault fault, Heard heard) {
    FaultSwitches.Callbacks switches = faults.current().callback();
    return switch (fault) {
      case TOO_MANY_REQUESTS -> {
        note(heard, 429, "too-many-requests", "Failure switch.", null, true);
        yield new Reply(
            false,
            429,
            switches.retryAfterSeconds(),
            Optional.of(
                new Problem(Problem.Code.TOO_MANY_REQUESTS, "Too many callbacks, try later.")));
      }
      case SERVER_ERROR -> {
        int status = switches.serverErrorStatus();
        note(heard, status, "server-error", "Failure switch.", null, true);
        yield new Reply(
            false,
            status,
            0,
            Optional.of(new Problem(Problem.Code.FAULT, "The marketplace has a failure.")));
      }
      case RESET -> {
        note(heard, 0, "reset", "Failure switch: connection closed, no effect.", null, true);
        yield new Reply(true, 0, 0, Optional.empty());
      }
      case LOST_ANSWER -> {
        answer(heard, true);
        yield new Reply(true, 0, 0, Optional.empty());
      }
      case TOKEN_ERROR, JWKS_ERROR, DUPLICATE_COMMAND ->
          throw new IllegalStateException("No fault of a callback: " + fault);
    };
  }

  // A lost answer has its effect all the same; the entry says what would have been answered.
  private Reply answer(Heard heard, boolean lost) {
    try {
      CallbackEffect effect = effect(heard.request(), heard.caller());
      note(heard, 200, effect.changed() ? "accepted" : "no-effect", null, effect, lost);
      return new Reply(false, 200, 0, Optional.empty());
    } catch (Problem problem) {
      note(heard, problem.code().status(), problem.code().word(), problem.getMessage(), null, lost);
      return new Reply(false, problem.code().status(), 0, Optional.of(problem));
    }
  }

  private CallbackEffect effect(Request request, Optional<Caller> caller) {
    Caller known =
        caller.orElseThrow(
            () -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid bearer token is required."));
    CommandKind kind =
        CommandKind.named(request.type())
            .orElseThrow(() -> malformed("type", "the _kind of a command"));
    CallbackStatus status =
        CallbackStatus.named(request.status())
            .orElseThrow(() -> malformed("status", "SUCCESS, FAILED or IN_PROGRESS"));
    if (request.featureId() == null) {
      throw malformed("featureId", "the id of a manifest");
    }
    catalogue.require(request.featureId());
    Tenant tenant =
        tenants
            .find(known.realm().name())
            .orElseThrow(
                () -> new Problem(Problem.Code.FORBIDDEN, "Expected a token of a tenant."));
    return features
        .record(tenant.id(), request.featureId())
        .calledBack(kind, status, known.clientId(), known.realm());
  }

  private static Problem malformed(String parameter, String expected) {
    return new Problem(
        Problem.Code.MALFORMED,
        "Expected the query parameter %s to be %s.".formatted(parameter, expected));
  }

  private void note(
      Heard heard, int status, String code, String detail, CallbackEffect effect, boolean fault) {
    Request request = heard.request();
    journal.put(
        new LogEntry.Callback(
            journal.nextId(),
            heard.at(),
            heard.tenantId(),
            shown(request.featureId()),
            shown(request.type()),
            shown(request.status()),
            heard.caller().map(Caller::clientId).orElse(""),
            status,
            code,
            detail,
            Problem.Code.DUPLICATE.word().equals(code),
            effect != null && effect.early(),
            fault));
  }

  private static String shown(String parameter) {
    return parameter == null ? "" : Text.plain(parameter);
  }

  private void pause(String tenant) {
    try {
      Thread.sleep(faults.callbackDelay(tenant));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
