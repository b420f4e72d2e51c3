package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.domain.AttemptVerdict;
import io.marketsuite.dispatcher.domain.Backoff;
import io.marketsuite.dispatcher.domain.Conclusion;
import io.marketsuite.dispatcher.domain.Lane;
import io.marketsuite.dispatcher.domain.LaneItem.Cancellation;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.OffsetTracker;
import io.marketsuite.dispatcher.domain.Origin;
import io.marketsuite.dispatcher.domain.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Does a lane's work, blocking: what the work means for Kafka, PostgreSQL and the outside. What is
 * written to Kafka is acknowledged before a row is removed or an offset counts as done.
 * Thread-safe.
 */
final class LaneWorker {
  private static final Duration JOURNAL_PAUSE = Duration.ofMillis(500);
  private static final Duration STALE_PAUSE = Duration.ofSeconds(1);

  /**
   * Whose work it is.
   *
   * @param ours whether new work may still begin
   * @param written what the lane wrote last, so that repeated work does not write it again
   */
  record Place(
      Tenure tenure,
      OffsetTracker offsets,
      String key,
      BooleanSupplier ours,
      AtomicReference<Origin> written) {}

  /** What became of a work. */
  sealed interface Result {
    /** Done: the lane's move. */
    record Done(UnaryOperator<Lane> move) implements Result {}

    /** Not to be done before that time. */
    record Hold(Instant until) implements Result {}
  }

  private final Journal journal;
  private final ParkingLot parking;
  private final Courier courier;
  private final Observations observations;
  private final Backoff backoff;
  private final Semaphore inFlight;
  private final Pulse pulse;
  private final InstantSource clock;
  private final DoubleSupplier random;

  LaneWorker(Dispatcher.Parts parts, Pulse pulse) {
    this.journal = parts.journal();
    this.parking = parts.parking();
    this.courier = parts.courier();
    this.observations = parts.observations();
    this.backoff = parts.limits().backoff();
    this.inFlight = new Semaphore(parts.limits().inFlight(), true);
    this.pulse = pulse;
    this.clock = parts.clock();
    this.random = parts.random();
  }

  /**
   * Does it.
   *
   * @param stillWanted whether the lane still wants that work, asked right before an attempt
   */
  Result perform(Work work, Place place, BooleanSupplier stillWanted) {
    return switch (work) {
      case Work.Send send -> send(send.entry(), place, stillWanted);
      case Work.End end -> end(end.entry(), end.conclusion(), place);
      case Work.DeadLetter dead -> deadLetter(dead.entry(), place);
      case Work.Park park -> park(park, place);
      case Work.Append append -> append(append.entries(), place);
      case Work.LoadHead _ -> loadHead(place);
      case Work.Reschedule later -> reschedule(later, place);
      case Work.EndParked cancelled -> endParked(cancelled.cancellation(), place);
      case Work.EndOlder older -> endOlder(older.generation(), place);
      case Work.Ignore ignored -> ignore(ignored.cancellation(), place);
      case Work.Forget _, Work.WaitUntil _ ->
          throw new IllegalArgumentException("Expected work to do, but " + work);
    };
  }

  private Result send(Entry entry, Place place, BooleanSupplier stillWanted) {
    inFlight.acquireUninterruptibly();
    Courier.Trip trip;
    try {
      if (!stillWanted.getAsBoolean()) {
        return new Result.Done(UnaryOperator.identity());
      }
      if (!pulse.fresh()) {
        return new Result.Hold(clock.instant().plus(STALE_PAUSE));
      }
      trip = courier.attempt(entry);
    } finally {
      inFlight.release();
    }
    return switch (trip) {
      case Courier.Trip.Paused paused -> new Result.Hold(paused.until());
      case Courier.Trip.Made made -> made(made, place);
    };
  }

  private Result made(Courier.Trip.Made made, Place place) {
    Entry entry = made.entry();
    observations.attempted(entry.delivery(), made.attempt());
    recordAttempt(made, place);
    return switch (made.verdict()) {
      case AttemptVerdict.Concluded concluded ->
          new Result.Done(lane -> lane.concluded(entry, concluded.conclusion()));
      case AttemptVerdict.NewToken _ -> new Result.Done(lane -> lane.again(entry));
      case AttemptVerdict.Retry retry -> {
        Instant due = due(entry, retry.atLeast());
        yield new Result.Done(lane -> lane.failed(entry, due));
      }
    };
  }

  /**
   * An attempt cannot be taken back: its record is tried until it is there or we own it no more.
   */
  private void recordAttempt(Courier.Trip.Made made, Place place) {
    while (true) {
      try {
        journal.attempted(made.entry().delivery(), made.attempt());
        return;
      } catch (Journal.UnavailableException e) {
        observations.repeated(place.tenure().partition(), place.key(), "Attempted", e);
        if (!place.ours().getAsBoolean()) {
          throw e;
        }
        LockSupport.parkNanos(JOURNAL_PAUSE.toNanos());
      }
    }
  }

  private Instant due(Entry entry, Optional<Duration> atLeast) {
    Instant now = clock.instant();
    Duration wait = backoff.wait(entry.history().attempts(), random.getAsDouble(), atLeast);
    Instant due = now.plus(wait);
    Instant giveUp = entry.delivery().giveUpAt();
    return giveUp.isBefore(due) ? giveUp : due;
  }

  private Result end(Entry entry, Conclusion conclusion, Place place) {
    if (!isEnded(entry, place)) {
      conclusion.answer().ifPresent(answer -> journal.answered(entry.delivery(), answer));
    }
    writeEnding(entry, conclusion.ending(), place);
    finish(entry, place);
    return new Result.Done(lane -> lane.ended(entry));
  }

  /** Writes an ending, unless that is done and only what comes after it failed. */
  private void writeEnding(Entry entry, CallbackEnding ending, Place place) {
    if (isEnded(entry, place)) {
      return;
    }
    int attempts = entry.history().attempts();
    journal.ended(entry.delivery(), ending, attempts, clock.instant());
    place.written().set(entry.origin());
    observations.ended(entry.delivery(), ending, attempts);
  }

  private static boolean isEnded(Entry entry, Place place) {
    return entry.origin().equals(place.written().get());
  }

  private void finish(Entry entry, Place place) {
    if (entry.parked()) {
      parking.remove(place.tenure(), entry);
    } else {
      place.offsets().done(entry.origin().offset());
    }
  }

  private Result deadLetter(Entry entry, Place place) {
    Instant at = clock.instant();
    if (!isEnded(entry, place)) {
      journal.deadLettered(entry, at);
    }
    writeEnding(entry, CallbackEnding.DEAD_LETTERED, place);
    parking.moveToDeadLetters(place.tenure(), entry, at);
    place.offsets().done(entry.origin().offset());
    return new Result.Done(lane -> lane.ended(entry));
  }

  private Result park(Work.Park park, Place place) {
    parking.park(place.tenure(), park.entries(), park.due());
    park.entries().forEach(entry -> place.offsets().done(entry.origin().offset()));
    observations.parked(park.entries().getFirst().delivery(), park.entries().size());
    return new Result.Done(lane -> lane.parked(park.entries()));
  }

  private Result append(List<Entry> entries, Place place) {
    parking.park(place.tenure(), entries, Instant.EPOCH);
    entries.forEach(entry -> place.offsets().done(entry.origin().offset()));
    return new Result.Done(lane -> lane.appended(entries));
  }

  private Result loadHead(Place place) {
    Optional<Entry> head = parking.head(place.tenure(), place.key());
    return new Result.Done(lane -> lane.head(head));
  }

  private Result reschedule(Work.Reschedule later, Place place) {
    parking.reschedule(place.tenure(), later.entry(), later.due());
    return new Result.Done(Lane::rescheduled);
  }

  private Result endParked(Cancellation cancellation, Place place) {
    endWhere(
        entry ->
            entry.origin().offset() < cancellation.origin().offset()
                && cancellation.appliesTo(entry.delivery()),
        cancellation.ending(),
        place);
    return ignore(cancellation, place);
  }

  private Result endOlder(long generation, Place place) {
    endWhere(entry -> entry.delivery().generation() < generation, CallbackEnding.SUPERSEDED, place);
    return new Result.Done(lane -> lane.olderEnded(generation));
  }

  private void endWhere(Predicate<Entry> meant, CallbackEnding ending, Place place) {
    for (Entry entry : parking.all(place.tenure(), place.key())) {
      if (meant.test(entry)) {
        writeEnding(entry, ending, place);
        parking.remove(place.tenure(), entry);
      }
    }
  }

  /** A dead letter that is not wanted any more must not be redriven into a later operation. */
  private Result ignore(Cancellation cancellation, Place place) {
    parking.withdrawDeadLetter(
        place.tenure(), cancellation.key(), cancellation.deliveryId(), clock.instant());
    place.offsets().done(cancellation.origin().offset());
    return new Result.Done(Lane::cancellationDone);
  }
}
