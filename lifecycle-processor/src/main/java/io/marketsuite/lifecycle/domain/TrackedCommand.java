package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A command whose answer or result is still open.
 *
 * @param operationId the command whose operation it shares
 * @param decidedAt recorded time of its decision: the answer's deadline counts from here
 * @param answer the HTTP status that was recorded, once it is
 * @param result once it is known
 * @param shared whether another command of its operation already has the callback
 * @param overtaken whether the marketplace has gone on since: a later command of this generation
 *     began, or the generation was cleaned up or has a successor. A callback would only confuse it
 */
public record TrackedCommand(
    UUID commandId,
    CommandKind kind,
    long generation,
    UUID operationId,
    Optional<String> callbackUrl,
    Instant receivedAt,
    Instant decidedAt,
    Optional<Integer> answer,
    Optional<Result> result,
    boolean shared,
    boolean overtaken) {

  /** How the command came out. */
  public record Result(boolean succeeded, Reason reason) {}

  /** Whether a callback is owed: its answer is a recorded 202 and its result is known. */
  boolean callbackOwed() {
    return kind.canCallBack()
        && answer.filter(status -> status == 202).isPresent()
        && result.isPresent();
  }

  /** Whether nothing is open any more. */
  boolean settled() {
    return answer.isPresent() && result.isPresent() && !callbackOwed();
  }

  TrackedCommand answered(int status) {
    return with(operationId, Optional.of(status), result, shared, overtaken);
  }

  TrackedCommand concluded(Result known) {
    return with(operationId, answer, Optional.of(known), shared, overtaken);
  }

  /** Part of an operation that goes on: it has no result yet, or not any more. */
  TrackedCommand sharing(UUID operation) {
    return with(operation, answer, Optional.empty(), shared, overtaken);
  }

  TrackedCommand asShared() {
    return with(operationId, answer, result, true, overtaken);
  }

  TrackedCommand asOvertaken() {
    return with(operationId, answer, result, shared, true);
  }

  private TrackedCommand with(
      UUID operation,
      Optional<Integer> answered,
      Optional<Result> known,
      boolean sharing,
      boolean passed) {
    return new TrackedCommand(
        commandId,
        kind,
        generation,
        operation,
        callbackUrl,
        receivedAt,
        decidedAt,
        answered,
        known,
        sharing,
        passed);
  }
}
