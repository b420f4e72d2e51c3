package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What decisions say about callbacks: asked for, tried, over. */
final class CallbackMarks {
  private CallbackMarks() {}

  static List<CallbackMark> of(LifecycleInput input, Instant at) {
    if (input instanceof CallbackAttempted it) {
      return List.of(
          new CallbackMark(
              it.commandId(),
              it.generation(),
              it.kind(),
              false,
              it.attempt(),
              Optional.empty(),
              at));
    }
    if (input instanceof CallbackEnded it) {
      return List.of(
          new CallbackMark(
              it.commandId(),
              it.generation(),
              it.kind(),
              false,
              it.attempts(),
              Optional.of(it.ending()),
              at));
    }
    return List.of();
  }

  static List<CallbackMark> of(List<LifecycleEvent> events, Instant at) {
    return events.stream()
        .flatMap(event -> request(event).stream())
        .map(
            request ->
                new CallbackMark(
                    request.commandId(),
                    request.generation(),
                    request.kind(),
                    true,
                    0,
                    Optional.empty(),
                    at))
        .toList();
  }

  /** One that is owed, or that an operator has made once more. */
  private static Optional<CallbackRequest> request(LifecycleEvent event) {
    if (event instanceof LifecycleEvent.CallbackRequested it) {
      return Optional.of(it.request());
    }
    return event instanceof LifecycleEvent.CallbackResent it
        ? Optional.of(it.request())
        : Optional.empty();
  }
}
