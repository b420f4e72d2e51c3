package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.List;

/**
 * What was made of one input.
 *
 * @param events what happened, in order; empty where nothing did
 * @param after the state once they are applied
 */
public record Decision(
    Verdict verdict, Reason reason, List<LifecycleEvent> events, Installation after) {
  public Decision {
    events = List.copyOf(events);
  }
}
