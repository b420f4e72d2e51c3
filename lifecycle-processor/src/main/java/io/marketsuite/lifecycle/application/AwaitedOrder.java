package io.marketsuite.lifecycle.application;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Imported;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Keys;
import java.util.Optional;
import java.util.UUID;

/**
 * An order whose decision is awaited: an import until it is stored, a repair until it is decided.
 * Not thread-safe.
 */
final class AwaitedOrder {
  private final UUID id;
  private final String key;
  private Optional<Long> importing = Optional.empty();
  private Optional<OrderResult> result = Optional.empty();

  AwaitedOrder(UUID id, String key) {
    this.id = id;
    this.key = key;
  }

  boolean isOpen() {
    return result.isEmpty();
  }

  OrderResult result() {
    return result.orElse(new OrderResult.Pending(id));
  }

  void see(DecisionRecord decision) {
    boolean mine =
        decision.tenantId().isPresent()
            && decision.featureId().isPresent()
            && Keys.of(decision.tenantId().get(), decision.featureId().get()).equals(key);
    if (!mine || !isOpen()) {
      return;
    }
    if (idOf(decision.input().value()).filter(id::equals).isPresent()) {
      decided(decision);
    }
    importing.ifPresent(generation -> seeStoring(decision, generation));
  }

  private void decided(DecisionRecord decision) {
    importing =
        decision.events().stream()
            .filter(ImportStarted.class::isInstance)
            .map(LifecycleEvent::generation)
            .findFirst();
    if (decision.verdict() != Verdict.ACCEPTED || importing.isEmpty()) {
      result =
          Optional.of(
              new OrderResult.Decided(
                  id, decision.verdict(), decision.reason(), generation(decision)));
    }
  }

  private static Optional<Long> generation(DecisionRecord decision) {
    return decision.events().stream()
        .map(LifecycleEvent::generation)
        .filter(generation -> generation > 0)
        .findFirst();
  }

  private void seeStoring(DecisionRecord decision, long generation) {
    for (LifecycleEvent event : decision.events()) {
      if (event instanceof Imported stored && stored.importId().equals(id)) {
        result =
            Optional.of(
                new OrderResult.Decided(
                    id, Verdict.ACCEPTED, decision.reason(), Optional.of(generation)));
      } else if (event instanceof ImportFailed failed && failed.generation() == generation) {
        result = Optional.of(new OrderResult.NotStored(id, failed.reason(), detail(decision)));
      }
    }
  }

  private static Optional<String> detail(DecisionRecord decision) {
    return decision.input().value() instanceof StoreAnswered stored
        ? stored.detail()
        : Optional.empty();
  }

  private static Optional<UUID> idOf(LifecycleInput input) {
    if (input instanceof InstallationImported imported) {
      return Optional.of(imported.importId());
    }
    return input instanceof RepairOrdered repair
        ? Optional.of(repair.repairId())
        : Optional.empty();
  }
}
