package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        .flatMap(
            event ->
                event instanceof LifecycleEvent.CallbackRequested it
                    ? Stream.of(
                        new CallbackMark(
                            it.request().commandId(),
                            it.generation(),
                            it.request().kind(),
                            true,
                            0,
                            Optional.empty(),
                            at))
                    : Stream.<CallbackMark>empty())
        .toList();
  }
}
