package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One story as an operator reads it: a summary by parts, then every entry in order.
 *
 * @param kind the command's, in upper case; {@code OTHER} for what no command set off
 * @param at when it was received; recorded time where nothing was received
 * @param omitted how many of its older entries are left out here
 */
public record Told(
    UUID id,
    String kind,
    Optional<Long> generation,
    Instant at,
    Optional<Fact.Token> token,
    Optional<Order> order,
    Optional<Decision> decision,
    Answer answer,
    Optional<Result> result,
    List<Storing> storing,
    List<Provisioning> provisioning,
    Optional<Callback> callback,
    Optional<Erasure> erasure,
    List<Step> entries,
    long omitted) {

  /**
   * Who ordered it by hand.
   *
   * @param reason as long as it is kept
   * @param reasonGone whether it is erased
   */
  public record Order(
      String operator, Optional<String> reason, boolean reasonGone, boolean override) {}

  /** What was decided. */
  public record Decision(Verdict verdict, Reason reason, String sentence) {}

  /**
   * What the sender got.
   *
   * @param given {@code answered}, {@code unanswered}, {@code not-known-yet}, or {@code none-due}
   *     where nobody waits for one
   */
  public record Answer(
      String given, Optional<Integer> status, Optional<Long> latencyMs, Optional<Instant> at) {}

  /** What became of it. */
  public record Result(boolean succeeded, String reason, Instant at) {}

  /**
   * One request to settings-service and its answer.
   *
   * @param detail a sentence without any value
   */
  public record Storing(
      Instant askedAt,
      Optional<String> deadline,
      Optional<String> result,
      Optional<String> detail,
      Optional<Instant> answeredAt) {}

  /** One request to the vendor: calls of the hook, answers, end. */
  public record Provisioning(
      String requestId,
      Optional<String> kind,
      Optional<String> delivery,
      Optional<Instant> askedAt,
      Optional<String> deadline,
      List<Attempt> attempts,
      List<VendorAnswer> answers,
      Optional<String> delivered,
      Optional<Boolean> succeeded,
      boolean withdrawn) {}

  /**
   * An answer of the vendor's.
   *
   * @param detail its free text, as long as it is kept
   * @param detailGone whether it gave one that is erased, or was never kept
   */
  public record VendorAnswer(
      Instant at, String status, Optional<String> detail, boolean detailGone) {}

  /** An outbound attempt. */
  public record Attempt(
      int attempt,
      AttemptOutcome outcome,
      Optional<Integer> httpStatus,
      long latencyMs,
      Optional<String> errorClass,
      Instant at) {}

  /** The callback that is owed, its attempts, and how it ended. */
  public record Callback(
      Optional<Instant> requestedAt,
      Optional<String> status,
      List<Attempt> attempts,
      Optional<String> ending,
      Optional<Instant> endedAt) {}

  /** What became of what could be read. */
  public record Erasure(
      Optional<Instant> dueAt, Optional<Instant> doneAt, Optional<String> receiptId) {}

  /**
   * One entry.
   *
   * @param what its kind, in snake case
   * @param detail the free text that came with it, as long as it is kept
   */
  public record Step(
      Instant at,
      String topic,
      int partition,
      long offset,
      String what,
      String sentence,
      Optional<String> detail,
      Optional<Decision> decision,
      List<Event> events) {}

  /** One event of an entry. */
  public record Event(String type, long generation, String sentence) {}
}
