package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Activated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Deactivated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeactivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Imported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Installed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Uninstalled;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Upgraded;
import io.marketsuite.contracts.lifecycle.Reason;

/** How the running operation of the current generation ends. */
final class Completing {
  private Completing() {}

  static void succeed(Story story) {
    Operation op = story.operation().orElseThrow();
    story.tell(success(story.current().number(), op));
    story.concludeOpen(op, true, Reason.AS_ASKED);
  }

  static void fail(Story story, Reason reason) {
    Operation op = story.operation().orElseThrow();
    story.tell(failure(story.current().number(), op, reason));
    story.conclude(op, false, reason);
  }

  private static LifecycleEvent success(long generation, Operation operation) {
    return switch (operation) {
      case Operation.Creating op -> new Installed(generation, op.id());
      case Operation.Importing op -> new Imported(generation, op.id(), op.target());
      case Operation.Switching op when op.kind() == CommandKind.ACTIVATE ->
          new Activated(generation);
      case Operation.Switching op -> new Deactivated(generation, false);
      case Operation.Upgrading op -> new Upgraded(generation, op.newVersion(), op.repair());
      case Operation.Uninstalling op -> new Uninstalled(generation);
      case Operation.Updating op -> throw new IllegalStateException("an Update ends by storing");
    };
  }

  private static LifecycleEvent failure(long generation, Operation operation, Reason reason) {
    return switch (operation) {
      case Operation.Creating op -> new InstallFailed(generation, reason);
      case Operation.Importing op -> new ImportFailed(generation, reason);
      case Operation.Switching op when op.kind() == CommandKind.ACTIVATE ->
          new ActivationFailed(generation, reason);
      case Operation.Switching op -> new DeactivationFailed(generation, reason);
      case Operation.Upgrading op -> new UpgradeFailed(generation, reason);
      case Operation.Uninstalling op -> new UninstallFailed(generation, reason);
      case Operation.Updating op -> throw new IllegalStateException("an Update ends by storing");
    };
  }
}
