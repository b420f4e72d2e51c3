package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CleanedUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.List;
import java.util.Optional;

/** Cleanup cannot fail: our erasure is due at once, the vendor's part follows behind. */
final class CleaningUp {
  private CleaningUp() {}

  static Decision start(Story story, Command cleanup, CommandDecider decider) {
    Generation generation = story.current();
    Optional<Operation> running = generation.operation();
    decider.awaitAnswer(cleanup.commandId());
    Uninstalling.fence(story);
    story.tell(
        new CleanedUp(
            generation.number(),
            cleanup.commandId(),
            generation.installed(),
            cleanup.receivedAt()));
    running.ifPresent(op -> story.conclude(op, false, Reason.SUPERSEDED_BY_CLEANUP));
    eraseAll(story);
    story.conclude(cleanup.commandId(), CommandKind.CLEANUP, true, Reason.AS_ASKED);
    return decider.accepted(Reason.AS_ASKED);
  }

  /** The tenant left: whatever is still ending is erased now, and nobody is called back. */
  static void eraseAll(Story story) {
    Callbacks.withdraw(story, owed -> true, CallbackEnding.SUPERSEDED);
    for (ClosingGeneration closing : List.copyOf(story.state().closing())) {
      if (closing.erasureOpen()) {
        Generation generation = closing.generation();
        story.tell(new ErasureDue(generation.number(), generation.dataKeyIds(), true));
      }
    }
  }
}
