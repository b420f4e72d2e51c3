package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.SettingsUpdated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeFailed;
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
    return switch (operation.get()) {
      case Operation.Creating it when it.stores().containsKey(stored.commandId()) ->
          creating(story, it, stored);
      case Operation.Upgrading it when it.stores().containsKey(stored.commandId()) ->
          upgrading(story, it, stored);
      case Operation.Updating it when it.commandIds().contains(stored.commandId()) ->
          updating(story, it, stored);
      case Operation.Creating it -> nothing(story);
      case Operation.Upgrading it -> nothing(story);
      case Operation.Updating it -> nothing(story);
      case Operation.Switching it -> nothing(story);
      case Operation.Uninstalling it -> nothing(story);
    };
  }

  private static Decision creating(Story story, Operation.Creating op, StoreAnswered stored) {
    concluded(story, stored);
    if (stored.result() != StoreResult.STORED) {
      boolean began = stored.commandId().equals(op.id());
      if (began) {
        story.tell(new InstallFailed(stored.generation(), reason(stored.result())));
        story.conclude(op, false, reason(stored.result()));
      } else {
        story.conclude(stored.commandId(), op.kind(), false, reason(stored.result()));
      }
    }
    return story.decided(Verdict.ACCEPTED, reason(stored.result()));
  }

  private static Decision upgrading(Story story, Operation.Upgrading op, StoreAnswered stored) {
    concluded(story, stored);
    if (stored.result() != StoreResult.STORED) {
      story.tell(new UpgradeFailed(stored.generation(), reason(stored.result())));
      story.conclude(op, false, reason(stored.result()));
    }
    return story.decided(Verdict.ACCEPTED, reason(stored.result()));
  }

  private static Decision updating(Story story, Operation.Updating op, StoreAnswered stored) {
    Operation.PendingUpdate update =
        op.updates().stream()
            .filter(it -> it.commandId().equals(stored.commandId()))
            .findFirst()
            .orElseThrow();
    concluded(story, stored);
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
    return story.decided(Verdict.ACCEPTED, reason(stored.result()));
  }

  private static void concluded(Story story, StoreAnswered stored) {
    story.tell(new StoringConcluded(stored.generation(), stored.commandId(), stored.result()));
  }

  private static Decision nothing(Story story) {
    return story.decided(Verdict.IGNORED, Reason.NOTHING_OUTSTANDING);
  }

  private static Reason reason(StoreResult result) {
    return switch (result) {
      case STORED -> Reason.AS_ASKED;
      case EXPIRED -> Reason.STORING_EXPIRED;
      case INVALID -> Reason.SETTINGS_INVALID;
    };
  }
}
