package io.marketsuite.dispatcher.adapter.postgres;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.application.Journal;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The operator's side of dead letters. A row is locked while it is settled, and Kafka acknowledges
 * before the row says so: a crash between the two leaves it open, to be settled again. Thread-safe.
 */
@ApplicationScoped
public class DeadLetters implements PanacheRepositoryBase<DeadLetterEntity, UUID> {

  /** What came of settling one. */
  public sealed interface Settlement {
    record Settled(DeadLetter letter) implements Settlement {}

    record Unknown() implements Settlement {}

    /** It was settled before. */
    record AlreadySettled(DeadLetterState state) implements Settlement {}
  }

  /** A dead letter, as the operator sees it. */
  public record DeadLetter(
      UUID id,
      Channel channel,
      Delivery delivery,
      History history,
      Instant deadLetteredAt,
      DeadLetterState state) {}

  private final Journal journal;
  private final InstantSource clock;

  DeadLetters(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** The open ones, the oldest first. */
  @Transactional
  public List<DeadLetter> open(int limit) {
    return find("state = ?1 order by deadLetteredAt, id", DeadLetterState.OPEN)
        .page(0, limit)
        .stream()
        .map(DeadLetters::letter)
        .toList();
  }

  /**
   * Puts it back at the end of its key's lane, to be tried as long as a new one.
   *
   * @throws Journal.UnavailableException if Kafka did not take it; nothing has changed then
   */
  @Transactional
  public Settlement redrive(UUID id, String operator) {
    return settle(
        id,
        operator,
        DeadLetterState.REDRIVEN,
        (letter, now) -> journal.redriven(letter.delivery(), letter.history(), now));
  }

  /**
   * Gives it up for good: its ending is written.
   *
   * @throws Journal.UnavailableException if Kafka did not take it; nothing has changed then
   */
  @Transactional
  public Settlement discard(UUID id, String operator) {
    return settle(
        id,
        operator,
        DeadLetterState.DISCARDED,
        (letter, now) ->
            journal.ended(
                letter.delivery(), CallbackEnding.DISCARDED, letter.history().attempts(), now));
  }

  private Settlement settle(
      UUID id, String operator, DeadLetterState state, BiConsumer<DeadLetter, Instant> tell) {
    DeadLetterEntity row = findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return new Settlement.Unknown();
    }
    if (row.state != DeadLetterState.OPEN) {
      return new Settlement.AlreadySettled(row.state);
    }
    Instant now = clock.instant();
    tell.accept(letter(row), now);
    row.state = state;
    row.settledAt = now;
    row.settledBy = operator;
    return new Settlement.Settled(letter(row));
  }

  private static DeadLetter letter(DeadLetterEntity row) {
    History history =
        new History(row.attempts, row.outcomeUnknown, false, Optional.ofNullable(row.lastError));
    Delivery delivery = row.channel.delivery(row.request, row.requestedAt, row.deadLetteredAt);
    return new DeadLetter(row.id, row.channel, delivery, history, row.deadLetteredAt, row.state);
  }
}
