package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.StoreResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an entry reports: all that is shown of one input, and nothing else of it. */
public sealed interface Fact {

  /**
   * Where the free text stands that goes with it: a place in the log, or the id of the text; empty
   * where nobody wrote any.
   */
  default Optional<String> detailAt() {
    return Optional.empty();
  }

  /**
   * What is shown of a command's token.
   *
   * @param skewMs see {@link io.marketsuite.contracts.lifecycle.TokenFacts}
   */
  record Token(String issuer, String keyId, Instant issuedAt, Optional<Long> skewMs) {}

  /**
   * A command came.
   *
   * @param settings the codes it names, without values
   */
  record Received(
      UUID commandId,
      CommandKind kind,
      AnswerMode answerMode,
      Instant receivedAt,
      String tenantDisplay,
      Token token,
      List<String> settings,
      Optional<String> oldVersion,
      Optional<String> newVersion)
      implements Fact {}

  /**
   * The ingress answered it.
   *
   * @param latencyMs from receipt to answer
   */
  record Answered(UUID commandId, int status, long latencyMs, Instant answeredAt) implements Fact {}

  /**
   * An operator ordered something by hand.
   *
   * @param order which order, a word of a closed set
   * @param reasonId where the reason stands
   * @param settings the codes it states, without values
   */
  record Ordered(
      UUID orderId,
      String order,
      String operator,
      UUID reasonId,
      Instant orderedAt,
      Optional<Long> meant,
      boolean override,
      List<String> settings)
      implements Fact {}

  /** A deadline passed. */
  record TimeRanOut(String deadlineId) implements Fact {}

  /** settings-service answered a request to store. */
  record Stored(UUID commandId, StoreResult result, Optional<String> detail) implements Fact {}

  /** settings-service erased a generation. */
  record WasErased(UUID receiptId) implements Fact {}

  /**
   * The vendor answered.
   *
   * @param detailAt where its free text stands, if it gave any
   */
  record VendorSaid(String requestId, ProvisioningStatus status, Optional<String> detailAt)
      implements Fact {}

  /** An attempt to call back. */
  record CallbackTried(UUID commandId, Try attempt) implements Fact {}

  /** A callback's end. */
  record CallbackOver(UUID commandId, CallbackEnding ending, int attempts, Instant endedAt)
      implements Fact {}

  /** An attempt to call the vendor's hook. */
  record HookTried(String requestId, Try attempt) implements Fact {}

  /** The end of the calls of the vendor's hook for one request. */
  record HookOver(String requestId, CallbackEnding ending, int attempts, Instant endedAt)
      implements Fact {}

  /**
   * One outbound attempt.
   *
   * @param number counted from 1
   * @param errorClass a closed set of words
   */
  record Try(
      int number,
      AttemptOutcome outcome,
      Optional<Integer> httpStatus,
      long latencyMs,
      Optional<String> errorClass,
      Instant triedAt) {}
}
