package io.marketsuite.dispatcher.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.domain.LaneItem.Cancellation;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.Mode.Concluding;
import io.marketsuite.dispatcher.domain.Mode.Healthy;
import io.marketsuite.dispatcher.domain.Mode.Parked;
import io.marketsuite.dispatcher.domain.Mode.Postponing;
import io.marketsuite.dispatcher.domain.Mode.Sick;
import io.marketsuite.dispatcher.domain.Mode.Trying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lane of one key in one topic: its records are dealt with one after the other, in the order of
 * the log. {@link #next} says what to do; each move says that it was done. Immutable.
 *
 * @param mode where it stands
 * @param parkedGeneration the newest generation that has a parked delivery
 * @param inbox records that arrived and are neither done nor parked; in mode {@link Healthy} the
 *     first one is the one being delivered
 */
public record Lane(Mode mode, long parkedGeneration, List<LaneItem> inbox) {
  private static final Healthy HEALTHY = new Healthy();

  public Lane {
    inbox = List.copyOf(inbox);
  }

  /** A lane without any trouble. */
  public static Lane healthy() {
    return new Lane(HEALTHY, 0, List.of());
  }

  /** A lane that was found in the database. */
  public static Lane parked(Instant due, Instant oldest, long generation) {
    return new Lane(new Parked(due, oldest), generation, List.of());
  }

  /** What to do next. */
  public Work next(Instant now) {
    return switch (mode) {
      case Healthy _ -> nextInbox(now);
      case Concluding c -> new Work.End(c.entry(), c.conclusion());
      case Sick s -> nextSick(s, now);
      case Parked p -> nextParked(p, now);
      case Trying t -> deliver(t.head(), now);
      case Postponing p -> new Work.Reschedule(p.head(), p.due());
    };
  }

  private Work nextInbox(Instant now) {
    if (inbox.isEmpty()) {
      return new Work.Forget();
    }
    return switch (inbox.getFirst()) {
      case Cancellation cancellation -> new Work.Ignore(cancellation);
      case Entry entry -> deliver(entry, now);
    };
  }

  private Work deliver(Entry entry, Instant now) {
    Optional<CallbackEnding> unsent = entry.delivery().endsUnsent().or(() -> overtaken(entry));
    if (unsent.isPresent()) {
      return new Work.End(entry, Conclusion.of(unsent.get()));
    }
    return entry.delivery().expired(entry.history(), now)
        ? new Work.DeadLetter(entry)
        : new Work.Send(entry);
  }

  private Work nextSick(Sick sick, Instant now) {
    Entry head = sick.head();
    Optional<CallbackEnding> overtaken = overtaken(head);
    if (overtaken.isPresent()) {
      return new Work.End(head, Conclusion.of(overtaken.get()));
    }
    if (head.delivery().expired(head.history(), now)) {
      return new Work.DeadLetter(head);
    }
    List<Entry> entries = new ArrayList<>(List.of(head));
    entries.addAll(plainArrivals(head.delivery().generation()));
    return new Work.Park(List.copyOf(entries), sick.due());
  }

  private Work nextParked(Parked parked, Instant now) {
    if (inbox.isEmpty()) {
      return now.isBefore(parked.due()) ? new Work.WaitUntil(parked.due()) : new Work.LoadHead();
    }
    return switch (inbox.getFirst()) {
      case Cancellation cancellation -> new Work.EndParked(cancellation);
      case Entry entry when entry.delivery().endsUnsent().isPresent() ->
          new Work.End(entry, Conclusion.of(entry.delivery().endsUnsent().get()));
      case Entry entry when supersedes(entry, parkedGeneration) ->
          new Work.EndOlder(entry.delivery().generation());
      case Entry _ -> new Work.Append(plainArrivals(parkedGeneration));
    };
  }

  /** Arrivals that only wait their turn: up to the first that means something to those before. */
  private List<Entry> plainArrivals(long generation) {
    List<Entry> plain = new ArrayList<>();
    for (LaneItem item : inbox) {
      if (!(item instanceof Entry entry)
          || entry.delivery().endsUnsent().isPresent()
          || supersedes(entry, generation)) {
        break;
      }
      plain.add(entry);
    }
    return plain;
  }

  /** Newer records are looked at before each attempt: the first that ends this one, if any. */
  private Optional<CallbackEnding> overtaken(Entry entry) {
    for (LaneItem item : inbox) {
      if (item.origin().offset() > entry.origin().offset()) {
        Optional<CallbackEnding> ending = endingBy(item, entry);
        if (ending.isPresent()) {
          return ending;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<CallbackEnding> endingBy(LaneItem newer, Entry entry) {
    return switch (newer) {
      case Cancellation c when c.appliesTo(entry.delivery()) -> Optional.of(c.ending());
      case Entry e when supersedes(e, entry.delivery().generation()) ->
          Optional.of(CallbackEnding.SUPERSEDED);
      case Cancellation _, Entry _ -> Optional.empty();
    };
  }

  /** Only a callback is ended by a newer generation; a vendor's old work is always finished. */
  private static boolean supersedes(Entry newer, long generation) {
    return newer.isCallback() && newer.delivery().generation() > generation;
  }

  /** A record was read. */
  public Lane arrived(LaneItem item) {
    List<LaneItem> longer = new ArrayList<>(inbox);
    longer.add(item);
    return new Lane(mode, parkedGeneration, longer);
  }

  /** An attempt was final. */
  public Lane concluded(Entry entry, Conclusion conclusion) {
    return switch (mode) {
      case Healthy _ -> in(new Concluding(entry, conclusion), 1);
      case Trying _ -> in(new Concluding(entry, conclusion), 0);
      case Concluding _, Sick _, Parked _, Postponing _ -> throw illegal("conclude an attempt");
    };
  }

  /** An attempt failed in a way that is worth another one, at {@code due}. */
  public Lane failed(Entry entry, Instant due) {
    return switch (mode) {
      case Healthy _ -> in(new Sick(entry, due), 1);
      case Trying _ -> in(new Postponing(entry, due), 0);
      case Concluding _, Sick _, Parked _, Postponing _ -> throw illegal("fail an attempt");
    };
  }

  /** An attempt is to be repeated at once; its history is kept. */
  public Lane again(Entry entry) {
    return switch (mode) {
      case Healthy _ -> {
        List<LaneItem> same = new ArrayList<>(inbox);
        same.set(0, entry);
        yield new Lane(mode, parkedGeneration, same);
      }
      case Trying _ -> in(new Trying(entry), 0);
      case Concluding _, Sick _, Parked _, Postponing _ -> throw illegal("repeat an attempt");
    };
  }

  /** The ending that {@link #next} asked for is written; for {@link Work.DeadLetter} as well. */
  public Lane ended(Entry entry) {
    return switch (mode) {
      case Healthy _ -> in(HEALTHY, 1);
      case Parked _ -> in(mode, 1);
      case Concluding _, Sick _, Trying _ -> in(afterEnding(entry), 0);
      case Postponing _ -> throw illegal("end a delivery");
    };
  }

  private static Mode afterEnding(Entry entry) {
    return entry.parked() ? new Parked(Instant.MIN, entry.delivery().requestedAt()) : HEALTHY;
  }

  /** {@link Work.Park} is done. */
  public Lane parked(List<Entry> entries) {
    return switch (mode) {
      case Sick s ->
          new Lane(
              new Parked(s.due(), s.head().delivery().requestedAt()),
              s.head().delivery().generation(),
              inbox.subList(entries.size() - 1, inbox.size()));
      case Healthy _, Concluding _, Parked _, Trying _, Postponing _ -> throw illegal("park");
    };
  }

  /** {@link Work.Append} is done. */
  public Lane appended(List<Entry> entries) {
    return switch (mode) {
      case Parked _ -> in(mode, entries.size());
      case Healthy _, Concluding _, Sick _, Trying _, Postponing _ -> throw illegal("append");
    };
  }

  /** {@link Work.LoadHead} is done: the head, or that nothing is parked any more. */
  public Lane head(Optional<Entry> head) {
    return switch (mode) {
      case Parked _ -> in(head.<Mode>map(Trying::new).orElse(HEALTHY), 0);
      case Healthy _, Concluding _, Sick _, Trying _, Postponing _ -> throw illegal("load a head");
    };
  }

  /** {@link Work.Reschedule} is done. */
  public Lane rescheduled() {
    return switch (mode) {
      case Postponing p -> in(new Parked(p.due(), p.head().delivery().requestedAt()), 0);
      case Healthy _, Concluding _, Sick _, Parked _, Trying _ -> throw illegal("reschedule");
    };
  }

  /** {@link Work.EndParked} or {@link Work.Ignore} is done. */
  public Lane cancellationDone() {
    return switch (mode) {
      case Healthy _, Parked _ -> in(mode, 1);
      case Concluding _, Sick _, Trying _, Postponing _ -> throw illegal("finish a cancellation");
    };
  }

  /** {@link Work.EndOlder} is done. */
  public Lane olderEnded(long generation) {
    return switch (mode) {
      case Parked _ -> new Lane(mode, generation, inbox);
      case Healthy _, Concluding _, Sick _, Trying _, Postponing _ ->
          throw illegal("end older generations");
    };
  }

  private Lane in(Mode next, int taken) {
    return new Lane(next, parkedGeneration, inbox.subList(taken, inbox.size()));
  }

  private IllegalStateException illegal(String move) {
    return new IllegalStateException(
        "Expected to " + move + ", but the lane is " + mode.getClass().getSimpleName());
  }
}
