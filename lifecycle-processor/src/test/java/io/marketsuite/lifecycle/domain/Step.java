package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One input that was fed to the decider, and what came of it. */
record Step(LifecycleInput input, Instant recordedAt, Installation before, Decision decision) {

  Verdict verdict() {
    return decision.verdict();
  }

  Reason reason() {
    return decision.reason();
  }

  Installation after() {
    return decision.after();
  }

  FeatureStatus status() {
    return decision.after().status();
  }

  List<LifecycleEvent> events() {
    return decision.events();
  }

  /** The command that was sent. */
  Command command() {
    return (Command) input;
  }

  <E extends LifecycleEvent> List<E> all(Class<E> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  boolean has(Class<? extends LifecycleEvent> type) {
    return !all(type).isEmpty();
  }

  /** The one event of that type. */
  <E extends LifecycleEvent> E the(Class<E> type) {
    List<E> found = all(type);
    if (found.size() != 1) {
      throw new AssertionError("Expected one " + type.getSimpleName() + " in " + events());
    }
    return found.getFirst();
  }

  /** How a command came out in this step, if it did. */
  Optional<CommandConcluded> conclusionOf(Command command) {
    return all(CommandConcluded.class).stream()
        .filter(it -> it.commandId().equals(command.commandId()))
        .reduce((first, last) -> last);
  }

  Optional<CallbackRequest> callbackOf(Command command) {
    return all(CallbackRequested.class).stream()
        .map(CallbackRequested::request)
        .filter(it -> it.commandId().equals(command.commandId()))
        .findFirst();
  }
}
