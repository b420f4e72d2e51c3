package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AbsenceForced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CleanedUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeactivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ReprovisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeStarted;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a decision makes known for entries that will name no command. */
final class Linking {
  private Linking() {}

  static List<Link> of(List<LifecycleEvent> events) {
    return events.stream().flatMap(event -> of(event).stream()).toList();
  }

  /** Not every event begins something; those that do not leave no link. */
  private static Optional<Link> of(LifecycleEvent event) {
    if (event instanceof ProvisioningRequested it) {
      return Optional.of(
          Link.request(it.request().requestId(), it.generation(), it.request().kind().name()));
    }
    if (event instanceof ReprovisioningRequested it) {
      return Optional.of(
          Link.request(it.request().requestId(), it.generation(), it.request().kind().name()));
    }
    if (event instanceof ErasureDue it) {
      return Optional.of(Link.erasure(it.generation()));
    }
    return started(event);
  }

  private static Optional<Link> started(LifecycleEvent event) {
    if (event instanceof InstallationStarted it) {
      return operation(it.generation(), CommandKind.CREATE, it.commandId());
    }
    if (event instanceof ImportStarted it) {
      return operation(it.generation(), CommandKind.CREATE, it.importId());
    }
    if (event instanceof AbsenceForced it) {
      return operation(it.generation(), CommandKind.DELETE, it.repairId());
    }
    if (event instanceof ActivationStarted it) {
      return operation(it.generation(), CommandKind.ACTIVATE, it.commandId());
    }
    if (event instanceof DeactivationStarted it) {
      return operation(it.generation(), CommandKind.DEACTIVATE, it.commandId());
    }
    if (event instanceof UpgradeStarted it) {
      return operation(it.generation(), CommandKind.UPGRADE, it.commandId());
    }
    if (event instanceof UninstallStarted it) {
      return operation(it.generation(), CommandKind.DELETE, it.commandId());
    }
    return event instanceof CleanedUp it
        ? operation(it.generation(), CommandKind.CLEANUP, it.commandId())
        : Optional.empty();
  }

  private static Optional<Link> operation(long generation, CommandKind kind, UUID command) {
    return Optional.of(Link.operation(generation, kind.name(), command));
  }
}
