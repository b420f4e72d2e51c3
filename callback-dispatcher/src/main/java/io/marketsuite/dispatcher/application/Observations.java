package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.PartitionId;

/** One log line and one metric per transition. Thread-safe. */
public interface Observations {
  void attempted(Delivery delivery, Attempt attempt);

  void ended(Delivery delivery, CallbackEnding ending, int attempts);

  void parked(Delivery head, int count);

  /** Callbacks wait for the token broker. */
  void brokerAway(String why);

  /** A lane's work could not be done and will be repeated. */
  void repeated(PartitionId partition, String key, String work, Throwable why);

  /** Another instance owns the partition by now. */
  void fenced(PartitionId partition);
}
