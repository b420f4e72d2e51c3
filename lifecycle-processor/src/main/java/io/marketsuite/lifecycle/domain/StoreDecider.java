package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.SettingsUpdated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateFailed;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;

/** Takes in settings-service's answer to a request to store. */
final class StoreDecider {
  private StoreDecider() {}

  static Decision decide(Story story, StoreAnswered stored) {
    Optional<Generation> generation = story.state().current(stored.generation());
    if (generation.isEmpty()) {
      return story.decided(Verdict.IGNORED, Reason.OTHER_GENERATION);
    }
    Optional<Operation> operation = generation.get().operation();
    if (operation.isEmpty()) {
      return story.decided(Verdict.IGNORED, Reason.NOTHING_OUTSTANDING);
    }
    Optional<StoringRequested> request =
        operation.get().openStores().stream()
            .filter(it -> it.commandId().equals(stored.commandId()))
            .findFirst();
    if (request.isEmpty()) {
      return story.decided(Verdict.IGNORED, Reason.NOTHING_OUTSTANDING);
    }
    if (stored.result() == StoreResult.STORED) {
      story.tell(new StoringConcluded(stored.generation(), stored.commandId(), StoreResult.STORED));
    } else {
      Storing.refused(story, request.get(), stored.result());
    }
    switch (operation.get()) {
      case Operation.Creating it -> installing(story, it, stored);
      case Operation.Importing it -> installing(story, it, stored);
      case Operation.Upgrading it -> installing(story, it, stored);
      case Operation.Updating it -> updating(story, it, stored);
      case Operation.Switching it -> throw new IllegalStateException("nothing to store");
      case Operation.Uninstalling it -> throw new IllegalStateException("nothing to store");
    }
    return story.decided(Verdict.ACCEPTED, reason(stored.result()));
  }

  /** A Create, an import or an Upgrade: what follows on success follows from the state. */
  private static void installing(Story story, Operation op, StoreAnswered stored) {
    if (stored.result() != StoreResult.STORED) {
      Reason reason = reason(stored.result());
      if (stored.commandId().equals(op.id())) {
        Completing.fail(story, reason);
      } else {
        Storing.failAlone(story, stored.commandId(), op.kind(), reason);
      }
    }
  }

  private static void updating(Story story, Operation.Updating op, StoreAnswered stored) {
    Operation.PendingUpdate update =
        op.updates().stream()
            .filter(it -> it.commandId().equals(stored.commandId()))
            .findFirst()
            .orElseThrow();
    boolean applied = stored.result() == StoreResult.STORED;
    if (applied) {
      boolean replaceAll = update.store().map(it -> it.replaceAll()).orElse(false);
      story.tell(
          new SettingsUpdated(
              stored.generation(), stored.commandId(), update.settings(), replaceAll));
    } else {
      story.tell(
          new UpdateFailed(stored.generation(), stored.commandId(), reason(stored.result())));
    }
    story.conclude(stored.commandId(), op.kind(), applied, reason(stored.result()));
  }

  private static Reason reason(StoreResult result) {
    return switch (result) {
      case STORED -> Reason.AS_ASKED;
      case EXPIRED -> Reason.STORING_EXPIRED;
      case INVALID -> Reason.SETTINGS_INVALID;
    };
  }
}
