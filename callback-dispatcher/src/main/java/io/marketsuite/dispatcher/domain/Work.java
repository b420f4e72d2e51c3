package io.marketsuite.dispatcher.domain;

import io.marketsuite.dispatcher.domain.LaneItem.Cancellation;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import java.time.Instant;
import java.util.List;

/**
 * What a lane wants done next. Nothing of the lane changes until it is told that it was done, so a
 * work that could not be done is simply wanted again.
 */
public sealed interface Work {

  /** Nothing is left: the lane may be forgotten. */
  record Forget() implements Work {}

  /** Nothing to do before that time, unless something arrives. */
  record WaitUntil(Instant at) implements Work {}

  /** Make one attempt. */
  record Send(Entry entry) implements Work {}

  /** Write how it ended; where it was parked, remove it. */
  record End(Entry entry, Conclusion conclusion) implements Work {}

  /** Trying is over: copy it to the dead letters, then write that ending. */
  record DeadLetter(Entry entry) implements Work {}

  /**
   * The key is sick: write its head and those behind it to the database.
   *
   * @param entries the head first, never empty
   * @param due when the head is to be tried again
   */
  record Park(List<Entry> entries, Instant due) implements Work {}

  /** Write arrivals of a parked key behind the others. */
  record Append(List<Entry> entries) implements Work {}

  /** Read the first parked one. */
  record LoadHead() implements Work {}

  /** Its attempt failed again: keep its history and when it is due. */
  record Reschedule(Entry entry, Instant due) implements Work {}

  /** End the parked one that is meant, if there is one. */
  record EndParked(Cancellation cancellation) implements Work {}

  /** End parked callbacks of generations before this one: superseded. */
  record EndOlder(long generation) implements Work {}

  /** The cancellation's delivery has ended already. */
  record Ignore(Cancellation cancellation) implements Work {}

  /**
   * Whether it only writes down what has happened: such work is still done while the partition is
   * handed over to another instance, any other is left to that one.
   */
  default boolean concludes() {
    return switch (this) {
      case End _, DeadLetter _, Park _, Reschedule _ -> true;
      case Forget _, WaitUntil _, Send _, Append _ -> false;
      case LoadHead _, EndParked _, EndOlder _, Ignore _ -> false;
    };
  }
}
